//! Words that stand in or beside people's names: given names by usual gender, titles, roles, particles.
//!
//! Written from general knowledge; each constant is a list of folded words, parted by white space.
//! A name in both gender lists is given to either.

/// Given names usually of women.
pub const FEMALE: &str = "
aaliyah abby abigail ada adele adriana agnes agnieszka aisha akiko alana alba alejandra aleksandra alessandra alexa alexandra alexandria alexis
alice alicia alina alisa alison allison alma alyssa amal amalia amanda amber amelia amelie amina amira amy ana anastasia andrea angel angela
angelica angelina angie anika anita anja ann anna annabel anne annette annie antonia anya april arlene ashley asma astrid athena aubrey audrey
aurora autumn ava ayanna ayesha barbara beatrice beatriz becky belinda bella bernadette bernice bertha beth bethany betsy bettina betty beverly
bianca birgit blanca bonnie brenda briana brianna bridget brigitte britney brittany brooke caitlin camila camilla candace candice cara carina carla
carly carmen carol carole carolina caroline carolyn carrie cassandra cassidy catalina catherine cathy cecilia celeste celia celine chantal charlene
charlotte chelsea cherie cheryl chiara chloe christa christiane christina christine cindy claire clara clare clarissa claudia colleen concepcion
connie constance consuelo cora corinne courtney cristina crystal cynthia daisy dana daniela danielle daphne daria darlene dawn deanna debbie
deborah debra deirdre delia delphine denise desiree diana diane dianne dina dolores dominique donna dora doris dorothea dorothy edith edna
eileen elaine eleanor elena elisa elisabeth elise eliza elizabeth ella ellen ellie elsa elsie elvira emilia emilie emily emma erica erika erin
esmeralda esperanza estela estelle esther ethel eunice eva evangeline eve evelyn faith farah fatima fatimah fatma faye felicia fernanda fiona
flora florence frances francesca francine francoise freya frida gabriela gabriella gabrielle gail gemma genevieve georgina geraldine gertrude
gillian gina ginger giorgia giovanna giulia gladys gloria grace graciela greta gretchen guadalupe gwen gwendolyn hadley haley hanna hannah
harriet hatice hazel heather heidi helen helena helene helga henrietta hilary hilda hillary hind hope huda ida ilana ilhan ilse imelda imogen
ines ingrid irene irina iris irma isabel isabella isabelle ivana ivanka ivy jackie jacqueline jada jaime jamila jana jane janelle janet janice
janine jasmin jasmine jean jeanette jeanine jeanne jemima jen jenna jennie jennifer jenny jessica jill jillian jo joan joanna joanne jocelyn
johanna josefina josephine joy joyce juana juanita judith judy julia juliana julianne julie juliet juliette june justine kamala karen karin
karina karla kate katerina kathleen kathryn kathy katherine katharine katie katja katrina kayla kaylee kelly kellyanne kelsey kendra keiko kerry
khadija kim kimberly kirsten kirstie kirstjen klara kristen kristi kristin kristina kristine krystal kyrsten laila lana lara latoya laura laurel lauren
laurie layla lea leah leila leilani lena leonor leslie leticia lidia lila lillian lilly lily lina linda lindsay lindsey lisa liz liza lizzie
lois lola lora loretta lori lorraine lotte louise lourdes lucia luciana lucille lucinda lucy ludmila luisa luz lydia lyn lynda lynn lynne
mabel madeleine madeline madison magdalena maggie maha malala malia mandy manuela mara marcela marcia margaret margarita margot marguerite
maria mariam mariana marianne maribel marie mariella marilyn marina marine marion marisa marisol marissa marjorie marlene marsha marta martha martina
mary maryam matilda maureen maxine maya mayra megan meghan megyn mei melanie melania melinda melissa mercedes meredith mia michaela michele michelle
mila mildred milena mina mindy miranda miriam mira moira molly mona monica monika monique muriel myra myriam nadia nadine nadja nancy naomi
nasrin natalia natalie natasha nathalie nelly nichelle nicola nicole nikki nina noelle noemi noor nora norma nour odette ofelia olga orla oonagh olive olivia
olivera oksana paige paloma pam pamela paola pat patricia patrizia patty paula paulette paulina pauline pearl peggy penelope penny petra phoebe
phyllis pilar polly pramila priscilla priya rachel radhika ramona rana rania raquel rashida rebecca regina rena renata renee rhonda rita roberta
robin rochelle rosa rosalia rosalie rosalind rosalyn rosario rose roseanne rosemary rosie roxana roxanne ruby ruth saba sabina sabine sabrina sadie
sakura sally salma samantha samar samira sandra sandy sanna sara sarah sasha savannah scarlett selena selma serena shannon sharice sharon shauna
sheila shelby shelley shelly sherri sherry sheryl shirin shirley sienna sierra silvia simona simone siobhan sofia soledad sonia sonja sonya
sophia sophie stacey stacy stella stephanie stormy sue summer susan susana susanna susanne susie suzan suzanne suzy svetlana sybil sylvia
tabitha tamara tami tammy tanya tara tasha tatiana tatyana teresa teri terri tess tessa thelma theresa therese tiffany tina tonya tracey traci
tracy tricia trudy tulsi uma ursula valentina valeria valerie vanessa vera verna veronica vicki vicky victoria viola violet virginia vivian viviana
vivienne wanda wendy whitney wilhelmina wilma winifred winnie xiomara yael yasmin yasmine yesenia yoko yolanda yulia yuki yulin yvette yvonne zahra zainab
zara zelda zoe zofia zuzana alondra amparo anahi araceli asuncion aya ayelet bahar bushra charity clementine dalia dilma dolly elham elif emine ebru
fadwa fawzia gulnara hala hanan hiba hina hiroko huma inge isha itzel ivonne jacinda jing jolanta judit kaja kalpana kavita ketanji kinga
lakshmi leyla ling lujain lubna lyudmila magda maia mairead malgorzata manal manisha marcella marwa masha mehbooba mahsa merve meera mette michiko
mihaela mireille mitra monserrat naima najat narges nazanin neha nilufar nirmala noura oluchi ona oprah parisa pooja pratibha preeti
rana ranya reem rekha rigoberta ritu roya rukhsana sahar sanam sania sanaa shabnam shakira shanna shanti shereen shirin shiori sigrid signe
sinead sirikit siri smriti solveig soraya stefania sunita sushma tahira tarja tawakkol thandi tomoko tsai ulrike urszula usha vaishali vigdis wafa
wangari xochitl yingluck yuko yuriko yusra zeinab zeynep zhanna zsuzsanna elsbeth annika annalena saskia katarina hanneke marieke anneke femke dilan sigrun";

/// Given names usually of men.
pub const MALE: &str = "
aaron abdul abdullah abdel abdirahman abel abraham abu adam adel adem aditya adnan adolf adrian ahmad ahmed ajay akbar akira al alain alan albert
alberto alec alejandro aleksandr aleksander alessandro alex alexander alexandre alexei alexey alexis alf alfonso alfred alfredo ali alistair allan
allen alonso alvaro alvin amar amin amir amit amos anatoly anders andre andreas andrei andrej andres andrew andrey andriy andrzej andy angel angelo
angus anil ansel anthony antoine anton antonin antonio antony anwar ari ariel arjun armand armando arnaud arnold arne art arthur arturo arun arvind asad
ashok ashraf asif atul august augusto augustin austin avi axel ayman aziz bakary barack barney barry bart bartosz bashar basil bassem beau ben
benedict benito benjamin benny bernard bernardo bernd bernie bert beto bilal bill billy bjorn blaine blake bob bobby boris brad braden bradley brandon
brendan brent bret brett brian bruce bruno bryan bryce bryant burt byron caesar caleb calvin cameron carl carlo carlos carlton carter cary casey cedric
cesar chad chandra charles charlie chase chen chester chip chris christian christoph christophe christopher chuck clarence clark claude claudio
clay clayton clement cliff clifford clint clinton clive clyde cody cole colin conor conrad cordell corey cornelius cory craig cristian cristobal curt curtis cyril
cyrus dale damian damien damon dan dane daniel danny dante dario darius darnell darrell darren darryl daryl dave david davide dean declan dennis
denis denny denzel derek dermot derrick desmond devin dexter diego dieter dimitri dimitris dirk dmitri dmitry dmytro dominic dominick dominik don
donald donnie donovan doug douglas duane dudley duncan dustin dwayne dwight dylan earl ed eddie edgar edmund edoardo eduardo edward edwin efrain
egon ehud einar eli elias elijah elliot elliott ellis elmer elon elton elvis emad emanuel emil emiliano emilio emmanuel emre enrico enrique eoin eric
erich erik ernest ernesto ernst errol erwin esteban ethan etienne eugene evan evgeny evo ezra fabian fabio fabrice fadi faisal fareed farid farouk
federico felipe felix ferdinand fernando fidel filip finn florian floyd francesco francis francisco franco francois frank frankie franklin franz
fred freddie freddy frederic frederick frederik friedrich fritz gabriel gael gareth gary gaston gavin gene geoff geoffrey george georges georgi
gerald gerard gerardo gerhard gerry gerrit ghassan gianni gil gilbert gilberto gilles gino giorgio giovanni giulio giuseppe glen glenn godfrey gonzalo gordon
graham grant greg gregg gregor gregorio gregory grigory guillaume guillermo gunther gus gustav gustavo guy habib hadi hafez haider hal hamad
hamid hamza hank hans harald hari harold harrison harry harun harvey hasan hashim hassan hatem hector heinrich heinz helmut henri henrik henrique henry
herbert heriberto herman hernan hiro hiroshi horacio horst howard hubert hugh hugo humberto humphrey husain hussain hussein huw ian ibrahim idris
ignacio igor ihor ilya imad imran ingmar ioannis ira irfan irving isaac isaiah ishmael ismail israel issa ivan ivo jack jackson jacob jacques jaime jair
jake jakob jakub jamal james jamie jan jared jaroslaw jarrod jason jasper javier javad jawad jay jean jed jeb jeff jefferson jeffrey jens jeremiah jeremy jermaine
jerome jerry jesse jesus jibril jim jimmie jimmy joachim joao joaquin jody joe joel joerg johan johannes john johnathan johnnie johnny jon jonah
jonas jonathan jonny jordan jordi jorge jose josef joseph josh joshua josiah juan juergen jules julian julien julio julius junior jurgen justin
kai kamal kareem karim karl kaspar kaveh keith ken kendrick kenneth kenny kent kenji kevin khaled khalid khalil kieran kim kirk kirill klaus knut konrad
konstantin kristian kurt kwame kyle lamar lance larry lars laszlo laurent laurence lawrence lazaro lee leif lemuel len leo leon leonard leonardo leonel leonid
leopold leopoldo leroy les leslie lester lev levi lewis liam lindsey lionel liviu lloyd logan lorenzo lou louis luc luca lucas luciano lucio luigi luis luiz
luka lukas lukasz luke luther lyle lyndon mac magnus mahathir mahdi mahmoud mahmud majid malcolm malik manfred manny manuel marc marcel marcello
marcelo marcin marco marcos marcus marek mario marios marius mariusz mark marko markus marlon marshall martin marty marvin marwan mason massimo masoud mateusz
mathias mathieu matt matteo matthew matthias matthieu maurice mauricio maurizio mauro max maxim maximilian maxime maxwell mehdi mehmet mel melvin
merrick michael michal michel micah mick mickey miguel mihai mikael mike mikhail miles milan milo milos milton mircea miroslav mitch mitchell mitt mo
mohamad mohamed mohammad mohammed mohsen morgan morris mortimer moshe muammar muhammad muhammadu mustafa mykola nabil naftali narendra nasser nathan nathaniel nayib ned
neal neil nelson nestor neville nicholas nick nicky nicolae nicolas nicolo nigel niklas nikola nikolai nikolaos nikolas nikolay nils noah noam noel
norbert norman nouri octavio olaf oleg oleksandr oliver olivier olusegun omar orlando orrin orson osama oscar osman oswald otto owen pablo paddy panagiotis paolo pascal
patrice patricio patrick paul paulo pavel pavlo pedro per percy pervez pete peter petr petro phil philip philippe phillip pierce pierre piers piet pieter piotr
placido porfirio prakash pranab preston prince qasem qassem quentin quincy rachid rafael rafal rafi rafiq rahm rahul raj rajesh rajiv rakesh ralph rami ramin ramiro
ramon ramzi rand randal randall randolph randy raoul rashid raul ravi ray raymond recep reggie reginald reid reinaldo reince reinhard rene reuben rex reza rich
richard rick ricky ricardo rob robbie robby robert roberto rod roderick rodger rodney rodolfo rodrigo rogelio roger rohan rohit roland rolando rolf roman romeo
ron ronald ronaldo ronan ronnie rory roscoe ross roy ruben rudolf rudolph rudy rufus rupert ruslan russ russell rusty ryan saad saddam sadiq said
saif sajid saleh salem salim salman salvador salvatore sam sami samir sammy samuel sanjay santiago santos saul scott sean sebastian seamus sebastiao
sepp serge sergei sergey sergio serhiy seth seymour shahid shane shankar shaun shawn shep shinzo shlomo sid sidney siegfried sigmund silvio simon slobodan sol solomon
soren spencer spiro stan stanislav stanley stefan stefano stephan stephane stephen steve steven steny stewart stuart sundar sunil sven sylvain
sylvester tadeusz tahir takashi takeshi tamim tarek tariq taro ted teddy teodoro terence terrance terrell terrence terry tevita thaddeus theo theodore
thierry thom thomas tim timothy tito tobias tobin toby todd tom tomas tomasz tommaso tommy tony torsten toshiro travis trent trevor trey
tristan troy tucker tyler tyrone uhuru ulf ulrich umar umberto uri usman uwe vadim vaclav valentin valeri valery vance vasily vernon vic vicente victor
viktor vijay vikram vince vincent vincenzo vinod virgil vito vitali vitaly vlad vladimir vladislav volker volodymyr wade wael walid wallace wally walt
walter ward warren wayne wendell werner wesley wilbur wilfred wilhelm will willem william willie willy wilson winston wojciech wolf wolfgang woodrow
xavier xi yahya yair yang yannick yaser yash yasser yasir yevgeny yitzhak yoav yoshihide yousef youssef yuri yuriy yusuf yves zac zach zachary zack zaid zane zhang zia
zoltan alfie anselm archie ashton asher bashir baz biju bo boyd brady brock bronson bud burak carmelo chet cruz dalton darin darko dashiell deepak deng
denys desi dinesh dragan dzhokhar eamon eamonn efrem ehsan ekrem elio ellsworth enda erdogan ernie eyal fahad farhad farhan fausto fergus festus ferdinando garry gaurav
gautam girish gideon goran govind gurpreet hakim hamdi hameed haruki hideki hiram hisham homer hosni huey iain ilham imre indra ismael isaias itamar jabari jacinto javed jayden
jagmeet jeroen jerrold jiang jin jitendra jock jomo joost jovan judd junaid kabir karan karel keir keiran kemal kerry kevan kgosi khalifa kiran kofi krishna krzysztof kunal
kyriakos lachlan laith lal lamont laurens lech leland levon lincoln linus liu lothar lucian lyman maarten maciej manoj manolo manish marcellus marlin mathew maurizio maury mayank
mazen mehul menachem mikel milad mirza mohit mordechai mukesh murat murray nadeem naeem nana naveen nawaz nico nicos nikhil niko nikos nitin nizar nuno obi okello ola olu omid oren
osvaldo othman ousmane pankaj parker pat patryk pawel pekka perry petar phineas pradeep prasad praveen qais quinn rabih radek radovan raed raheem ramesh ramzan rasmus rauf reuven
ricard rishi robinson rocco rui rutger sabri sacha saeed sandeep sanjeev sargon satoshi satya seif sergiy shafiq shah shaquille sharif sherman sherrod shigeru siddharth sigurd
slavko slim stavros stefanos stig sukarno suresh syed tal taras tayyip teun thabo thanos theodor thor tobey tomer torben trond tunde tuomas ty udo valdis vasile vasyl
venkat vikas vineet vinny vojtech walton whit wim winfried yaakov yaron yigal yonatan yosef yossi yuval zafar zbigniew zeke ziad zubair";

/// Forms of address that a person's name follows, and nothing else.
pub const TITLES: &str = "mr mrs ms mx miss dr prof sir dame lord lady rev reverend fr sen rep reps sens gov govs lt col gen capt cpl sgt cmdr maj adm pvt det supt insp hon rabbi
imam sheikh sheik ayatollah mullah monsignor messrs madame monsieur senor senora st. sister father brother";

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
