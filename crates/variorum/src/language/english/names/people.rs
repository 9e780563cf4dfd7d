//! Words that stand in or beside people's names: given names by usual gender, titles, roles, particles.
//!
//! Written from general knowledge; each constant is a list of folded words, parted by white space.
//! A name in both gender lists is given to either.

/// Common given names almost always of women: they tell "she".
pub const TELLING_FEMALE: &str = "
abigail adriana agnes alexandra alice alicia alison allison amanda amber amy ana andrea angela angelina anita ann anna anne annie antonia april
audrey barbara beatrice becky bella bernadette beth bethany betty beverly bonnie brenda bridget britney camila carla carmen carol carolina caroline
carolyn catherine cathy cecilia charlotte chelsea cheryl chloe christina christine cindy claire clara claudia colleen connie crystal cynthia daisy
danielle deborah debra denise diana diane dolores donna doris dorothy edith eileen elaine eleanor elena elisabeth elise elizabeth ella ellen emily
emma erica erin esther eva eve evelyn fatima fiona florence frances gabriela gail geraldine gina gladys gloria grace gwen hannah harriet hazel
heather helen helena henrietta hilary hillary hope huma ida imelda ingrid irene iris isabel isabella ivanka jackie jacqueline jane janet janice
jasmine jean jeanne jennifer jenny jessica jill jo joan joanna joanne josephine joy joyce juanita judith judy julia juliana julie june karen karin
kate katherine kathleen kathryn kathy katie kellyanne kimberly kristen kristi kristin kristina laura lauren leah leila lena leticia lillian linda
lisa liz lois loretta lori louise lucia lucy lydia lynn mabel madeleine maggie marcia margaret maria marianne marie marilyn marina marjorie marlene
martha mary maureen maya megan melania melanie melissa mercedes meredith michele michelle mildred miriam molly monica nadia nancy naomi natalia
natalie natasha nicola nicole nikki nina nora norma olga olivia pam pamela patricia paula pauline peggy penelope penny phyllis priscilla rachel
rebecca regina renee rhonda rita roberta rosa rosalind rose rosemary roxanne ruth sabrina sally samantha sandra sara sarah sharon sheila sherry
shirley silvia simone sofia sonia sophia sophie stacy stella stephanie sue susan susanna suzanne sylvia tamara tammy tanya tara teresa theresa
therese tiffany tina tracy ursula valentina valerie vanessa vera veronica victoria viola violet virginia vivian wanda wendy whitney yolanda yvette
yvonne zoe";

/// Given names that tell alike, but are no given names to the name finder: places too, accents that its folding drops, or
/// too rare beside other uses.
pub const TELLING_FEMALE_ALONE: &str = "condoleezza georgia inês marian";

/// Other given names usually of women.
pub const FEMALE: &str = "
aaliyah abby ada adele agnieszka aisha akiko alana alba alejandra aleksandra alessandra alexa alexandria alexis alina alisa alma alyssa amal amalia
amelia amelie amina amira anastasia angel angelica angie anika anja annabel annette anya arlene ashley asma astrid athena aubrey aurora autumn ava
ayanna ayesha beatriz belinda bernice bertha betsy bettina bianca birgit blanca briana brianna brigitte brittany brooke caitlin camilla candace
candice cara carina carly carole carrie cassandra cassidy catalina celeste celia celine chantal charlene cherie chiara christa christiane clare
clarissa concepcion constance consuelo cora corinne courtney cristina dana daniela daphne daria darlene dawn deanna debbie deirdre delia delphine
desiree dianne dina dominique dora dorothea edna elisa eliza ellie elsa elsie elvira emilia emilie erika esmeralda esperanza estela estelle ethel
eunice evangeline faith farah fatimah fatma faye felicia fernanda flora francesca francine francoise freya frida gabriella gabrielle gemma genevieve
georgina gertrude gillian ginger giorgia giovanna giulia graciela greta gretchen guadalupe gwendolyn hadley haley hanna hatice heidi helene helga
hilda hind huda ilana ilhan ilse imogen ines irina irma isabelle ivana ivy jada jaime jamila jana janelle janine jasmin jeanette jeanine jemima jen
jenna jennie jillian jocelyn johanna josefina juana julianne juliet juliette justine kamala karina karla katerina katharine katja katrina kayla
kaylee kelly kelsey kendra keiko kerry khadija kim kirsten kirstie kirstjen klara kristine krystal kyrsten laila lana lara latoya laurel laurie
layla lea leilani leonor leslie lidia lila lilly lily lina lindsay lindsey liza lizzie lola lora lorraine lotte lourdes luciana lucille lucinda
ludmila luisa luz lyn lynda lynne madeline madison magdalena maha malala malia mandy manuela mara marcela margarita margot marguerite mariam mariana
maribel mariella marine marion marisa marisol marissa marsha marta martina maryam matilda maxine mayra meghan megyn mei melinda mia michaela mila
milena mina mindy miranda mira moira mona monika monique muriel myra myriam nadine nadja nasrin nathalie nelly nichelle noelle noemi noor nour
odette ofelia orla oonagh olive olivera oksana paige paloma paola pat patrizia patty paulette paulina pearl petra phoebe pilar polly pramila priya
radhika ramona rana rania raquel rashida rena renata robin rochelle rosalia rosalie rosalyn rosario roseanne rosie roxana ruby saba sabina sabine
sadie sakura salma samar samira sandy sanna sasha savannah scarlett selena selma serena shannon sharice shauna shelby shelley shelly sherri sheryl
shirin sienna sierra simona siobhan soledad sonja sonya stacey stormy summer susana susanne susie suzan suzy svetlana sybil tabitha tami tasha
tatiana tatyana teri terri tess tessa thelma tonya tracey traci tricia trudy tulsi uma valeria verna vicki vicky viviana vivienne wilhelmina wilma
winifred winnie xiomara yael yasmin yasmine yesenia yoko yulia yuki yulin zahra zainab zara zelda zofia zuzana alondra amparo anahi araceli asuncion
aya ayelet bahar bushra charity clementine dalia dilma dolly elham elif emine ebru fadwa fawzia gulnara hala hanan hiba hina hiroko inge isha itzel
ivonne jacinda jing jolanta judit kaja kalpana kavita ketanji kinga lakshmi leyla ling lujain lubna lyudmila magda maia mairead malgorzata manal
manisha marcella marwa masha mehbooba mahsa merve meera mette michiko mihaela mireille mitra monserrat naima najat narges nazanin neha nilufar
nirmala noura oluchi ona oprah parisa pooja pratibha preeti rana ranya reem rekha rigoberta ritu roya rukhsana sahar sanam sania sanaa shabnam
shakira shanna shanti shereen shirin shiori sigrid signe sinead sirikit siri smriti solveig soraya stefania sunita sushma tahira tarja tawakkol
thandi tomoko tsai ulrike urszula usha vaishali vigdis wafa wangari xochitl yingluck yuko yuriko yusra zeinab zeynep zhanna zsuzsanna elsbeth annika
annalena saskia katarina hanneke marieke anneke femke dilan sigrun";

/// Common given names almost always of men: they tell "he".
pub const TELLING_MALE: &str = "
aaron abdul abraham adam adrian ahmed alan albert alberto alejandro aleksandr alexander alexei alfred ali allen alvaro andre andreas andrew anthony
antonio arnold arthur arturo barack barry ben benjamin bernard bernie bill bob boris brad bradley brandon brendan brett brian bruce bryan carl
carlos cedric cesar chad charles charlie chester chris christian christopher chuck clarence claude clifford colin conor corey craig curtis dale
damian daniel danny darren dave david dean denis dennis derek diego dmitri dominic don donald doug douglas duncan dustin dwight earl eddie edgar
eduardo edward edwin elijah elon emanuel emmanuel enrique eric erik ernest ernesto ethan eugene evan felipe felix fernando francis francisco frank
franklin fred frederick gabriel gary gavin geoffrey george gerald gerard gilbert giovanni glenn gordon graham greg gregory guillermo gustavo guy
hamid hans harold harry harvey hassan hector henri henry herbert herman howard hugh hugo hussein ian ibrahim igor isaac ivan jack jacob jaime jake
james jared jason javier jay jeff jeffrey jeremy jerome jerry jesus jim jimmy joaquin joe joel john johnny jon jonathan jorge jose joseph josh
joshua juan julian julio justin karl keith ken kenneth kevin khalid kurt kyle larry lars lawrence leo leon leonard lionel lloyd louis lucas luis
luke malcolm manuel marc marcel marco marcus mario mark martin marvin mathew matt matthew maurice max michael miguel mike mikhail mitch mitt mohamed
mohammad mohammed muhammad nathan nathaniel nayib neil nelson nicholas nick nicolas nigel noah norman oliver omar oscar otto owen pablo patrick paul
pedro pete peter phil philip phillip pierre rafael ralph ramon randy raul ray raymond reginald rex ricardo richard rick rob robert roberto roderick
rodney rodrigo roger roland ron ronald ross roy rudy rupert russell ryan salvador sam samuel santiago scott sean sebastian sergei sergio seth shane
sidney simon stanley stefan stephen steve steven stewart stuart ted terrence theodore thomas tim timothy todd tom tommy tony travis trevor tyler
victor viktor vincent vladimir wallace walter warren wayne wesley will william winston wolfgang xavier yusuf zachary";

/// Given names that tell alike, but are no given names to the name finder: places too, accents that its folding drops, or
/// too rare beside other uses.
pub const TELLING_MALE_ALONE: &str = "andrés jean-claude josé napoleón nate newt";

/// Other given names usually of men.
pub const MALE: &str = "
abdullah abdel abdirahman abel abu adel adem aditya adnan adolf ahmad ajay akbar akira al alain alec aleksander alessandro alex alexandre alexey
alexis alf alfonso alfredo alistair allan alonso alvin amar amin amir amit amos anatoly anders andrei andrej andres andrey andriy andrzej andy angel
angelo angus anil ansel antoine anton antonin antony anwar ari ariel arjun armand armando arnaud arne art arun arvind asad ashok ashraf asif atul
august augusto augustin austin avi axel ayman aziz bakary barney bart bartosz bashar basil bassem beau benedict benito benny bernardo bernd bert
beto bilal billy bjorn blaine blake bobby braden brent bret bruno bryce bryant burt byron caesar caleb calvin cameron carlo carlton carter cary
casey chandra chase chen chip christoph christophe clark claudio clay clayton clement cliff clint clinton clive clyde cody cole conrad cordell
cornelius cory cristian cristobal curt cyril cyrus damien damon dan dane dante dario darius darnell darrell darryl daryl davide declan denny denzel
dermot derrick desmond devin dexter dieter dimitri dimitris dirk dmitry dmytro dominick dominik donnie donovan duane dudley dwayne dylan ed edmund
edoardo efrain egon ehud einar eli elias elliot elliott ellis elmer elton elvis emad emil emiliano emilio emre enrico eoin erich ernst errol erwin
esteban etienne evgeny evo ezra fabian fabio fabrice fadi faisal fareed farid farouk federico ferdinand fidel filip finn florian floyd francesco
franco francois frankie franz freddie freddy frederic frederik friedrich fritz gael gareth gaston gene geoff georges georgi gerardo gerhard gerry
gerrit ghassan gianni gil gilberto gilles gino giorgio giulio giuseppe glen godfrey gonzalo grant gregg gregor gregorio grigory guillaume gunther
gus gustav habib hadi hafez haider hal hamad hamza hank harald hari harrison harun hasan hashim hatem heinrich heinz helmut henrik henrique
heriberto hernan hiro hiroshi horacio horst hubert humberto humphrey husain hussain huw idris ignacio ihor ilya imad imran ingmar ioannis ira irfan
irving isaiah ishmael ismail israel issa ivo jackson jacques jair jakob jakub jamal jamie jan jaroslaw jarrod jasper javad jawad jean jed jeb
jefferson jens jeremiah jermaine jesse jibril jimmie joachim joao jody joerg johan johannes johnathan johnnie jonah jonas jonny jordan jordi josef
josiah juergen jules julien julius junior jurgen kai kamal kareem karim kaspar kaveh kendrick kenny kent kenji khaled khalil kieran kim kirk kirill
klaus knut konrad konstantin kristian kwame lamar lance laszlo laurent laurence lazaro lee leif lemuel len leonardo leonel leonid leopold leopoldo
leroy les leslie lester lev levi lewis liam lindsey liviu logan lorenzo lou luc luca luciano lucio luigi luiz luka lukas lukasz luther lyle lyndon
mac magnus mahathir mahdi mahmoud mahmud majid malik manfred manny marcello marcelo marcin marcos marek marios marius mariusz marko markus marlon
marshall marty marwan mason massimo masoud mateusz mathias mathieu matteo matthias matthieu mauricio maurizio mauro maxim maximilian maxime maxwell
mehdi mehmet mel melvin merrick michal michel micah mick mickey mihai mikael miles milan milo milos milton mircea miroslav mitchell mo mohamad
mohsen morgan morris mortimer moshe muammar muhammadu mustafa mykola nabil naftali narendra nasser ned neal nestor neville nicky nicolae nicolo
niklas nikola nikolai nikolaos nikolas nikolay nils noam noel norbert nouri octavio olaf oleg oleksandr olivier olusegun orlando orrin orson osama
osman oswald paddy panagiotis paolo pascal patrice patricio paulo pavel pavlo per percy pervez petr petro philippe pierce piers piet pieter piotr
placido porfirio prakash pranab preston prince qasem qassem quentin quincy rachid rafal rafi rafiq rahm rahul raj rajesh rajiv rakesh rami ramin
ramiro ramzi rand randal randall randolph raoul rashid ravi recep reggie reid reinaldo reince reinhard rene reuben reza rich ricky robbie robby rod
rodger rodolfo rogelio rohan rohit rolando rolf roman romeo ronaldo ronan ronnie rory roscoe ruben rudolf rudolph rufus ruslan russ rusty saad
saddam sadiq said saif sajid saleh salem salim salman salvatore sami samir sammy sanjay santos saul seamus sebastiao sepp serge sergey serhiy
seymour shahid shankar shaun shawn shep shinzo shlomo sid siegfried sigmund silvio slobodan sol solomon soren spencer spiro stan stanislav stefano
stephan stephane steny sundar sunil sven sylvain sylvester tadeusz tahir takashi takeshi tamim tarek tariq taro teddy teodoro terence terrance
terrell terry tevita thaddeus theo thierry thom tito tobias tobin toby tomas tomasz tommaso torsten toshiro trent trey tristan troy tucker tyrone
uhuru ulf ulrich umar umberto uri usman uwe vadim vaclav valentin valeri valery vance vasily vernon vic vicente vijay vikram vince vincenzo vinod
virgil vito vitali vitaly vlad vladislav volker volodymyr wade wael walid wally walt ward wendell werner wilbur wilfred wilhelm willem willie willy
wilson wojciech wolf woodrow xi yahya yair yang yannick yaser yash yasser yasir yevgeny yitzhak yoav yoshihide yousef youssef yuri yuriy yves zac
zach zack zaid zane zhang zia zoltan alfie anselm archie ashton asher bashir baz biju bo boyd brady brock bronson bud burak carmelo chet cruz dalton
darin darko dashiell deepak deng denys desi dinesh dragan dzhokhar eamon eamonn efrem ehsan ekrem elio ellsworth enda erdogan ernie eyal fahad
farhad farhan fausto fergus festus ferdinando garry gaurav gautam girish gideon goran govind gurpreet hakim hamdi hameed haruki hideki hiram hisham
homer hosni huey iain ilham imre indra ismael isaias itamar jabari jacinto javed jayden jagmeet jeroen jerrold jiang jin jitendra jock jomo joost
jovan judd junaid kabir karan karel keir keiran kemal kerry kevan kgosi khalifa kiran kofi krishna krzysztof kunal kyriakos lachlan laith lal lamont
laurens lech leland levon lincoln linus liu lothar lucian lyman maarten maciej manoj manolo manish marcellus marlin maurizio maury mayank mazen
mehul menachem mikel milad mirza mohit mordechai mukesh murat murray nadeem naeem nana naveen nawaz nico nicos nikhil niko nikos nitin nizar nuno
obi okello ola olu omid oren osvaldo othman ousmane pankaj parker pat patryk pawel pekka perry petar phineas pradeep prasad praveen qais quinn rabih
radek radovan raed raheem ramesh ramzan rasmus rauf reuven ricard rishi robinson rocco rui rutger sabri sacha saeed sandeep sanjeev sargon satoshi
satya seif sergiy shafiq shah shaquille sharif sherman sherrod shigeru siddharth sigurd slavko slim stavros stefanos stig sukarno suresh syed tal
taras tayyip teun thabo thanos theodor thor tobey tomer torben trond tunde tuomas ty udo valdis vasile vasyl venkat vikas vineet vinny vojtech
walton whit wim winfried yaakov yaron yigal yonatan yosef yossi yuval zafar zbigniew zeke ziad zubair";

/// Forms of address that a person's name follows, and nothing else.
pub const TITLES: &str = "mr mrs ms mx miss dr prof sir dame lord lady rev reverend fr sen rep reps sens gov govs lt col gen capt cpl sgt cmdr maj adm pvt det supt insp hon rabbi
imam sheikh sheik ayatollah mullah monsignor messrs madame monsieur senor senora st.";

/// Offices and trades: what somebody is, before a name or beside it.
pub const ROLES: &str = "president presidents chancellor premier minister ministers secretary secretaries governor governors mayor mayors senator senators congressman
congresswoman congressmen representative representatives lawmaker legislator ambassador envoy attorney attorneys general prosecutor prosecutors judge judges justice justices
magistrate sheriff chief chiefs director directors commissioner commissioners chairman chairwoman chair chairperson chairmen head leader leaders speaker whip spokesman spokeswoman
spokesperson spokespeople official officer officers inspector detective sergeant lieutenant colonel captain major brigadier marshal admiral commander commandant corporal
private general commodore king queen prince princess emperor empress sultan emir duke duchess count countess baron pope cardinal archbishop bishop pastor 
dean professor professors lecturer doctor doctors nurse scientist researcher economist analyst analysts strategist adviser advisor advisers aide consultant lawyer lawyers counsel solicitor
barrister coordinator activist campaigner organizer organiser founder cofounder co-founder owner executive manager editor editor-in-chief reporter correspondent journalist columnist
anchor host presenter producer author writer novelist poet historian actor actress singer rapper musician composer director comedian filmmaker artist coach player
striker goalkeeper quarterback captain champion athlete candidate nominee contender incumbent deputy undersecretary vice ex-president co-chair co-chairman czar
superintendent principal president-elect firefighter paramedic trooper deputy policeman policewoman constable agent veteran soldier pilot driver farmer teacher student resident residents
witness suspect defendant plaintiff victim survivor driver passenger businessman businesswoman entrepreneur billionaire investor banker trader millionaire mogul
ceo cfo coo cto treasurer comptroller controller auditor ombudsman registrar vicar chaplain deacon archdeacon rabbi imam cleric preacher evangelist mp mep mps
first lady negotiator mediator rapporteur delegate councilman councilwoman councillor councilor alderman selectman clerk intern psychologist psychiatrist sociologist
epidemiologist virologist physician surgeon biologist physicist engineer meteorologist seismologist scholar fellow expert specialist pollster operative lobbyist donor
taoiseach premier rep caliph dictator strongman warlord militant gunman rebel defector dissident whistleblower successor predecessor counterpart colleague spokesmen";

/// Kin and friends: a person's name follows, but they are no office.
pub const KIN: &str = "wife husband son daughter mother father brother sister widow cousin nephew niece uncle aunt grandson granddaughter stepfather stepmother friend
neighbor neighbour boyfriend girlfriend partner colleague";

/// What may stand before a role inside it ("former", "deputy").
pub const ROLE_MODIFIERS: &str = "former acting deputy vice prime senior junior associate assistant interim outgoing incoming late then first second lead co national chief executive
managing general federal state foreign interior justice defense defence finance health education labor labour home police security campaign communications press special supreme high
human rights opposition party minority majority house senate army military fire city county district regional presidential vice-presidential congressional gubernatorial
retired ex longtime veteran fellow top world assistant deputy provincial parliamentary permanent trade energy environment intelligence homeland treasury budget transport
culture agriculture tourism sports commerce";

/// Lower-case words inside family names.
pub const PARTICLES: &str =
    "de da do dos das del della di du la le van von der den ter ten bin bint ibn ben al el abu ap af av zu zur y e san";

/// What stands behind a family name.
pub const SUFFIXES: &str = "jr sr ii iii iv";

/// Short forms of given names, each line one name: a report may use either.
pub const NICKNAMES: &[&[&str]] = &[
    &["william", "bill", "will", "billy"],
    &["robert", "bob", "rob", "bobby", "robby"],
    &["richard", "dick", "rick", "rich"],
    &["james", "jim", "jimmy", "jamie"],
    &["joseph", "joe", "joey"],
    &["john", "jack", "johnny", "jon"],
    &["michael", "mike", "mick"],
    &["thomas", "tom", "tommy"],
    &["edward", "ed", "eddie", "ted"],
    &["charles", "chuck", "charlie"],
    &["andrew", "andy", "drew"],
    &["anthony", "tony"],
    &["daniel", "dan", "danny"],
    &["david", "dave"],
    &["donald", "don", "donny"],
    &["gregory", "greg"],
    &["jeffrey", "jeff", "geoffrey", "geoff"],
    &["kenneth", "ken", "kenny"],
    &["lawrence", "larry"],
    &["matthew", "matt"],
    &["mitchell", "mitch"],
    &["nicholas", "nick"],
    &["patrick", "pat", "paddy"],
    &["peter", "pete"],
    &["philip", "phil", "phillip"],
    &["raymond", "ray"],
    &["ronald", "ron", "ronnie"],
    &["samuel", "sam"],
    &["stephen", "steve", "steven"],
    &["theodore", "ted", "teddy"],
    &["timothy", "tim"],
    &["benjamin", "ben"],
    &["bernard", "bernie"],
    &["christopher", "chris"],
    &["alexander", "alex"],
    &["elizabeth", "liz", "beth", "betsy", "lizzie"],
    &["katherine", "kate", "kathy", "katie", "catherine", "cathy"],
    &["margaret", "maggie", "meg", "peggy"],
    &["susan", "sue"],
    &["deborah", "debbie", "deb"],
    &["jennifer", "jen", "jenny"],
    &["patricia", "pat", "patty"],
    &["victoria", "vicky", "vicki"],
    &["rebecca", "becky"],
    &["mohammed", "mohammad", "muhammad", "mohamed", "mohamad"],
    &["hussein", "hussain", "husain"],
    &["ahmed", "ahmad"],
    &["yusuf", "youssef", "yousef"],
    &["sergei", "sergey"],
    &["alexei", "alexey"],
    &["dmitri", "dmitry"],
];
