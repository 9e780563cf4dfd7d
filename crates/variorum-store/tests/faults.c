/* Stands between SQLite and the system in the tests of faults: at the FAULT_AT-th change of a regular file it kills the
   process in the middle of the write, or from then on says that the disk is full. Prints how many changes there were. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static long seen, fault_at;
static int is_full;

__attribute__((constructor)) static void begin(void) {
  const char *at = getenv("FAULT_AT"), *kind = getenv("FAULT_KIND");
  fault_at = at ? atol(at) : 0;
  is_full = kind && kind[0] == 'f';
}

__attribute__((destructor)) static void end(void) { printf("changes %ld\n", seen); fflush(stdout); }

/* 1: the disk is full; 2: die in the middle. */
static int fault(int fd) {
  struct stat about;
  if (fstat(fd, &about) || !S_ISREG(about.st_mode)) return 0;
  long now = __sync_add_and_fetch(&seen, 1);
  if (!fault_at || now < fault_at) return 0;
  return is_full ? 1 : 2;
}

#define REAL(name, type) static type real; if (!real) real = (type)dlsym(RTLD_NEXT, name)

static ssize_t at_place(int fd, const void *bytes, size_t size, off64_t place) {
  typedef ssize_t (*call)(int, const void *, size_t, off64_t);
  REAL("pwrite64", call);
  switch (fault(fd)) {
    case 1: errno = ENOSPC; return -1;
    case 2: real(fd, bytes, size / 2, place); kill(getpid(), SIGKILL); pause();
  }
  return real(fd, bytes, size, place);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t place) { return at_place(fd, bytes, size, place); }
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t place) { return at_place(fd, bytes, size, place); }

ssize_t write(int fd, const void *bytes, size_t size) {
  typedef ssize_t (*call)(int, const void *, size_t);
  REAL("write", call);
  switch (fault(fd)) {
    case 1: errno = ENOSPC; return -1;
    case 2: real(fd, bytes, size / 2); kill(getpid(), SIGKILL); pause();
  }
  return real(fd, bytes, size);
}

static int cut(int fd, off64_t size) {
  typedef int (*call)(int, off64_t);
  REAL("ftruncate64", call);
  if (fault(fd) == 2) { kill(getpid(), SIGKILL); pause(); }
  return real(fd, size);
}

int ftruncate64(int fd, off64_t size) { return cut(fd, size); }
int ftruncate(int fd, off_t size) { return cut(fd, size); }

int fdatasync(int fd) {
  typedef int (*call)(int);
  REAL("fdatasync", call);
  if (fault(fd) == 2) { kill(getpid(), SIGKILL); pause(); }
  return real(fd);
}

int fsync(int fd) {
  typedef int (*call)(int);
  REAL("fsync", call);
  if (fault(fd) == 2) { kill(getpid(), SIGKILL); pause(); }
  return real(fd);
}
