//! The reader as a local web app over a store.
//!
//! In: requests. Out: pages that the view renders, and for each page its JSON form: the same address with `.json`, or with
//! `Accept: application/json`. Work on the store runs on threads of its own; a page waits for nobody who writes.
//!
//! `guard` decides who may ask, `pages` gives what is asked for, `intake` takes reports in, `rulings` decisions, `progress` tells
//! of long work, `openapi` describes it all.

mod guard;
mod intake;
mod openapi;
mod pages;
mod progress;
mod reply;
mod rulings;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use variorum_store::Store;

use crate::fetch::Fetcher;
pub use guard::Access;
use progress::Work;

/// Bytes of one request's body.
const BODY: usize = 256 << 20;
/// How long pages that are being answered are waited for when the server is told to stop.
const GRACE: Duration = Duration::from_secs(2);

/// What every request reaches.
#[derive(Clone)]
struct App {
    store: Arc<Store>,
    work: Arc<Work>,
    fetcher: Arc<Fetcher>,
}

/// Serves until the process is told to stop; calls back with the address once it listens.
///
/// # Errors
///
/// The address cannot be listened on.
pub fn serve(
    store: Store,
    access: Access,
    fetcher: Fetcher,
    address: SocketAddr,
    listening: impl FnOnce(SocketAddr),
) -> Result<()> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start the server")?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(address)
            .await
            .with_context(|| format!("cannot listen on {address}; another program may, so give another --port"))?;
        let local = listener.local_addr().context("the system does not say on which port it listens")?;
        let app = App { store: Arc::new(store), work: Arc::new(Work::default()), fetcher: Arc::new(fetcher) };
        // What an earlier run left undone.
        app.work.refresh(&app.store);
        listening(local);
        let served = axum::serve(listener, router(app, access, local)).with_graceful_shutdown(told_to_stop());
        // Whoever listens to events would keep the server for ever.
        let gave_up = async {
            told_to_stop().await;
            tokio::time::sleep(GRACE).await;
        };
        tokio::select! {
            done = served => done.context("the server stopped"),
            () = gave_up => Ok(()),
        }
    })
}

/// Ends when the process is told to stop, by Ctrl-C or by the system.
async fn told_to_stop() {
    let by_key = async { drop(tokio::signal::ctrl_c().await) };
    #[cfg(unix)]
    let by_system = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut told) => drop(told.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let by_system = std::future::pending::<()>();
    tokio::select! {
        () = by_key => (),
        () = by_system => (),
    }
}

/// Every address; `openapi` lists the same.
fn router(app: App, access: Access, local: SocketAddr) -> Router {
    Router::new()
        .route("/", get(pages::stories))
        .route("/stories", get(pages::stories))
        .route("/stories.json", get(pages::stories))
        .route("/stories/{story}", get(pages::story))
        .route("/reports", post(intake::put_in))
        .route("/reports/{id}", get(pages::report))
        .route("/reports/{id}/original", get(pages::original))
        .route("/reports/{id}/versions", get(pages::versions))
        .route("/compare", get(pages::chosen))
        .route("/compare.json", get(pages::chosen))
        .route("/search", get(pages::search))
        .route("/search.json", get(pages::search))
        .route("/add", get(intake::form))
        .route("/decide", get(rulings::form))
        .route("/decisions", get(rulings::list).post(rulings::decide))
        .route("/decisions.json", get(rulings::list))
        .route("/feeds", get(pages::feeds))
        .route("/feeds.json", get(pages::feeds))
        .route("/events", get(progress::events))
        .route("/api", get(openapi::document))
        .fallback(pages::nothing)
        .layer(DefaultBodyLimit::max(BODY))
        .layer(axum::middleware::from_fn_with_state(Arc::new((access, local)), guard::guard))
        .with_state(app)
}
