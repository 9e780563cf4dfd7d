//! Organisations: those that go by a name alone, acronyms and their full names, and head words.
//!
//! Written from general knowledge.

/// Acronyms with their full names; only capitals count ("WHO", not "who"). A name may stand without its acronym.
pub const ACRONYMS: &[(&str, &str)] = &[
    ("UN", "United Nations"),
    ("U.N", "United Nations"),
    ("EU", "European Union"),
    ("E.U", "European Union"),
    ("NATO", "North Atlantic Treaty Organization"),
    ("WHO", "World Health Organization"),
    ("WTO", "World Trade Organization"),
    ("IMF", "International Monetary Fund"),
    ("ICC", "International Criminal Court"),
    ("ICJ", "International Court of Justice"),
    ("IAEA", "International Atomic Energy Agency"),
    ("OPEC", "Organization of the Petroleum Exporting Countries"),
    ("OECD", "Organization for Economic Cooperation and Development"),
    ("OSCE", "Organization for Security and Cooperation in Europe"),
    ("OAS", "Organization of American States"),
    ("UNHCR", "United Nations High Commissioner for Refugees"),
    ("UNICEF", "United Nations Children's Fund"),
    ("UNESCO", "United Nations Educational, Scientific and Cultural Organization"),
    ("ECB", "European Central Bank"),
    ("FBI", "Federal Bureau of Investigation"),
    ("CIA", "Central Intelligence Agency"),
    ("NSA", "National Security Agency"),
    ("NSC", "National Security Council"),
    ("DHS", "Department of Homeland Security"),
    ("DOJ", "Department of Justice"),
    ("HHS", "Department of Health and Human Services"),
    ("HUD", "Department of Housing and Urban Development"),
    ("EPA", "Environmental Protection Agency"),
    ("FDA", "Food and Drug Administration"),
    ("CDC", "Centers for Disease Control and Prevention"),
    ("NIH", "National Institutes of Health"),
    ("IRS", "Internal Revenue Service"),
    ("I.R.S", "Internal Revenue Service"),
    ("ICE", "Immigration and Customs Enforcement"),
    ("CBP", "Customs and Border Protection"),
    ("TSA", "Transportation Security Administration"),
    ("FAA", "Federal Aviation Administration"),
    ("FCC", "Federal Communications Commission"),
    ("FTC", "Federal Trade Commission"),
    ("FEC", "Federal Election Commission"),
    ("SEC", "Securities and Exchange Commission"),
    ("FEMA", "Federal Emergency Management Agency"),
    ("NASA", "National Aeronautics and Space Administration"),
    ("DEA", "Drug Enforcement Administration"),
    ("ATF", "Bureau of Alcohol, Tobacco, Firearms and Explosives"),
    ("GAO", "Government Accountability Office"),
    ("CBO", "Congressional Budget Office"),
    ("OMB", "Office of Management and Budget"),
    ("NTSB", "National Transportation Safety Board"),
    ("NOAA", "National Oceanic and Atmospheric Administration"),
    ("NLRB", "National Labor Relations Board"),
    ("DNC", "Democratic National Committee"),
    ("RNC", "Republican National Committee"),
    ("NRA", "National Rifle Association"),
    ("ACLU", "American Civil Liberties Union"),
    ("NAACP", "National Association for the Advancement of Colored People"),
    ("AP", "Associated Press"),
    ("AFP", "Agence France-Presse"),
    ("BBC", "British Broadcasting Corporation"),
    ("NHS", "National Health Service"),
    ("MOD", "Ministry of Defence"),
    ("IDF", "Israel Defense Forces"),
    ("PLO", "Palestine Liberation Organization"),
    ("PKK", "Kurdistan Workers' Party"),
    ("IOC", "International Olympic Committee"),
    ("NFL", "National Football League"),
    ("NBA", "National Basketball Association"),
    ("MLB", "Major League Baseball"),
    ("NHL", "National Hockey League"),
    ("NCAA", "National Collegiate Athletic Association"),
    ("WFP", "World Food Programme"),
    ("HRW", "Human Rights Watch"),
    ("MSF", "Doctors Without Borders"),
    ("USAID", "U.S. Agency for International Development"),
    ("UNRWA", "United Nations Relief and Works Agency"),
    ("ASEAN", "Association of Southeast Asian Nations"),
    ("NYPD", "New York Police Department"),
    ("LAPD", "Los Angeles Police Department"),
    ("GOP", "Republican Party"),
    ("KKK", "Ku Klux Klan"),
    ("CFPB", "Consumer Financial Protection Bureau"),
    ("BLM", "Black Lives Matter"),
    ("MIT", "Massachusetts Institute of Technology"),
];

/// Names that go by themselves, parted by `;`.
pub const NAMES: &str = "ABC;ABC News;AARP;AFL-CIO;AIPAC;Adidas;Airbnb;Airbus;Al Jazeera;Al Qaeda;Al-Qaeda;al-Qaeda;al-Qaida;Al Shabaab;al-Shabab;al-Shabaab;Alibaba;Alphabet;Amazon;Amnesty;Amnesty International;Anthropic;Apple;AstraZeneca;AT&T;Axios;BAE Systems;BP;Bank of America;Bank of England;Barclays;Berkshire Hathaway;
Bellingcat;BioNTech;BlackRock;Bloomberg;Bloomberg News;BMW;Boeing;Boko Haram;Breitbart;Breitbart News;British Airways;Brookings;Brookings Institution;BuzzFeed;BuzzFeed News;ByteDance;CBC;CBS;CBS News;CNBC;CNN;Cambridge Analytica;Carnegie Mellon;Caterpillar;Charlie Hebdo;Chevron;Chrysler;Cisco;Citigroup;Coca-Cola;
Comcast;Congress;Costco;Credit Suisse;Daily Beast;Daily Caller;Daily Mail;Daily Telegraph;Dell;Delta Air Lines;Democratic Party;Der Spiegel;Deutsche Bank;Deutsche Welle;Disney;Doctors Without Borders;Duma;eBay;ESPN;Enron;Europol;Exxon;Exxon Mobil;ExxonMobil;Facebook;Fannie Mae;Fatah;Fed;Federal Reserve;FedEx;FIFA;Financial Times;
Ford Motor;Fox;Fox Business;Fox News;Foxconn;Freddie Mac;Frontex;GameStop;Gazprom;General Electric;General Motors;GlaxoSmithKline;Goldman Sachs;Google;Greenpeace;Guardian;Halliburton;Hamas;Harvard;Hezbollah;Hizbollah;Homeland Security;Honda;House;House of Commons;House of Lords;House of Representatives;HSBC;Huawei;Huffington Post;HuffPost;IBM;ISIS;ISIL;IKEA;
Instagram;Intel;Interfax;Interpol;Islamic Jihad;Islamic State;JPMorgan;JPMorgan Chase;Johns Hopkins;Kaiser Permanente;Knesset;Kyodo;Labour;Labour Party;Lashkar-e-Taiba;Le Monde;Lehman Brothers;Lehman;LinkedIn;Lockheed Martin;Lok Sabha;Los Angeles Times;Lufthansa;MSNBC;Marine Corps;Marines;McDonald's;McKinsey;Médecins Sans Frontières;Medicaid;Medicare;Merck;Meta;Microsoft;Moderna;
Moody's;Morgan Stanley;Mossad;Mother Jones;Muslim Brotherhood;MS-13;NBC;NBC News;NPR;National Guard;National Review;Nazi Party;Nestlé;Netflix;New York Post;New York Times;New Yorker;News Corp;Newsweek;Nike;Nintendo;Nissan;Nokia;Novartis;Nusra Front;OpenAI;Oath Keepers;Oracle;Oxfam;PBS;Palantir;Panasonic;PayPal;Pentagon;PepsiCo;Pepsi;Peugeot;Pfizer;Planned Parenthood;
Politico;POLITICO;Princeton;Procter & Gamble;ProPublica;Proud Boys;Quds Force;Randstad;Raytheon;Red Crescent;Red Cross;Reddit;Renault;Republican Party;Reuters;Revolutionary Guard;Revolutionary Guards;Rolling Stone;Roscosmos;Rosneft;Ryanair;SANA;Samsung;Save the Children;Scotland Yard;Secret Service;Senate;Shell;Shin Bet;Siemens;Sinn Féin;Sinn Fein;Sky News;Slack;Snapchat;SoftBank;Sony;SpaceX;
Spotify;Standard & Poor's;Stanford;Starbucks;Stasi;Stellantis;Supreme Court;Swissair;TASS;TSMC;Taliban;Target;Tea Party;TechCrunch;Telegram;Tesla;Tencent;Tesco;TikTok;Time;Time Warner;Times;Times of London;Toyota;Trump Organization;Twitter;UBS;UKIP;UNITE;UPS;USA Today;USA TODAY;Uber;UEFA;Unilever;Univision;Vanity Fair;Verizon;Vice News;Viacom;Visa;Vodafone;Volkswagen;Volvo;Vox;Wagner Group;Wall Street Journal;
Walmart;Walt Disney;Wal-Mart;Warner Bros;Washington Examiner;Washington Post;Washington Times;Weekly Standard;Wells Fargo;WhatsApp;WikiLeaks;Wikileaks;Wikipedia;WeWork;Xinhua;Yahoo;Yale;YouTube;Zoom;Houthis;Bundestag;Bundesbank;Hamas;Hill;Mirror;Politburo;Port Authority;Stormfront;Access Hollywood;Antifa;Church of England;Freedom Caucus;Liberal Democrats;Lib Dems;SPD;CDU;AfD;ANC;BJP;DUP;SNP;CPS;PCC;PLA;FARC;ETA;IRA;ISI;GCHQ;MI5;MI6;KGB;FSB;SVR;GRU;UCLA;USC;NYU;CUNY;SUNY;ESPN;HBO;CVS;KPMG;PwC;H&M;GM;GE;SAP;TUI;ITV;RTE;RT;ANSA;DPA;EFE;UPI;PTI;ANI;IRNA;Tasnim;Fars;Anadolu;Yonhap;Ansa;Sputnik;ITAR-TASS;SWAT;AMD;UAW;SEIU;UFC;WWE;PGA;ATP;WTA;CBI;NGO";

/// Last words of organisations.
pub const HEADS: &str = "department departments ministry party court courts university college institute institution bank group inc corp corporation co company companies ltd llc llp plc gmbh ag holdings partners police agency watch international association administration bureau
commission committee subcommittee council board union federation foundation fund league office authority tech army navy corps force forces guard guards marines militia brigade battalion regiment division command parliament assembly congress senate caucus cabinet
coalition alliance front movement brotherhood organization organisation society trust church diocese archdiocese academy school times post journal news press tribune herald gazette chronicle observer telegraph magazine network broadcasting radio television tv media
airlines airways lines ferries railways motors industries enterprises systems technologies technology laboratories labs pharmaceuticals pharma energy petroleum oil gas electric power steel foods brands stores records studios pictures entertainment productions publishing publications associates consulting
capital securities investments insurance financial ventures services service team united fc cf rangers orchestra philharmonic symphony band choir conference convention secretariat directorate tribunal chamber conservancy cartel gang mafia clan tribe taskforce patrol enforcement
protection institutes laboratory observatory exchange campaign project initiative program programme consortium cooperative syndicate legion reserve treasury mission delegation lobby pac registry consulate embassy club crew squad unit taskforce collective guild chapter lodge ranger firm panel fellowship network delegates yards athletics economics analytics agencies section";

/// Last words of companies, which always mark an organisation.
pub const COMPANY_SUFFIXES: &str = "inc corp corporation co ltd llc llp plc gmbh ag sa nv spa";

/// Words after which "of", "for", "on", "at" and "to" carry a name on ("Department of …").
pub const OF_HEADS: &str = "department departments ministry university college bank house court courts board bureau office institute institutes institution school chamber council federation association league church republic kingdom isle gulf strait bay cape sea city
academy museum society army party union order centers centres center centre sons daughters knights organization organisation commission committee front movement brotherhood state states statue temple library declaration battle treaty day war agency campaign
foundation fund alliance coalition conference confederation congress parliament assembly authority agency hospital trust national international american secretariat embassy consulate archdiocese diocese friends doctors reporters citizens americans mothers people students
islamic democratic people's partnership project network bishop emirate ministry directorate legislature faculty supreme district port airport borough county duchy voice journal bill division lord museum directors force tower arc cathedral";
