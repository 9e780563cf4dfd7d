//! Names of works, laws and events; words for peoples and parties, which are no names here; the calendar.
//!
//! Written from general knowledge.

/// Last words of laws, events and works.
pub const OTHER_HEADS: &str = "act amendment bill treaty accord accords agreement pact protocol deal convention constitution code prize award awards cup games olympics championship championships tournament festival summit war wars revolution uprising spring crisis
holocaust genocide massacre bombing marathon day week month year era age scandal affair hurricane superstorm storm typhoon cyclone earthquake virus flu disease syndrome vaccine index average bible quran koran book show series report review papers memo dossier
doctrine plan initiative operation project trial open derby series bowl parade rule law laws order resolution clause exchange movement inquiry investigation theory standard standards medal tour mass";

/// Names of laws, events, works, things.
pub const NAMES: &str = "Affordable Care Act;Obamacare;Brexit;Christmas;Christmas Eve;Christmas Day;Easter;Ramadan;Hanukkah;Passover;Thanksgiving;Halloween;New Year;New Year's Day;New Year's Eve;World War I;World War II;World War Two;World War One;First World War;Second World War;Cold War;Civil War;Vietnam War;Korean War;Iraq War;Gulf War;
Arab Spring;Great Depression;Great Recession;Holocaust;Nobel Peace Prize;Nobel Prize;Pulitzer Prize;Super Bowl;World Cup;World Series;Olympics;Olympic Games;Oscar;Oscars;Grammy;Emmy;Bible;Koran;Quran;Qur'an;Constitution;Bill of Rights;First Amendment;Second Amendment;Fourth Amendment;Fifth Amendment;
Declaration of Independence;Magna Carta;Dow Jones Industrial Average;Dow Jones;Dow;Nasdaq;S&P 500;FTSE 100;COVID-19;Covid-19;Covid;COVID;Ebola;Zika;HIV;AIDS;HIV/AIDS;Title IX;Social Security;Common Core;Green New Deal;New Deal;Star Wars;Harry Potter;Saturday Night Live;Meet the Press;Face the Nation;State of the Union;Election Day;
Independence Day;Labor Day;Memorial Day;Super Tuesday;Black Friday;Inauguration Day;American Dream;Patriot Act;Dodd-Frank;Windows;iPhone;iPad;Android;Boeing 737;Air Force One;Watergate;Islam;Christianity;Judaism;Hinduism;Buddhism;Catholicism;Communism;Nazism;Internet;Twitter Inc;Black Lives Matter;DACA;NAFTA;TPP;START;JCPOA;Russiagate;Benghazi Committee;Sharia;God;Allah;Jesus;Jesus Christ;Virgin Mary";

/// Written in capitals like names, and none.
pub const NOT_NAMES: &str = "PS;I.E;E.G;VHS;LMAO;YAY;WOW;GIF;JPEG;RFP;SEO;LNG;PSA;ADHD;ADD;CDT;MDT;BST;HTTP;FAQs;ETA;PTSD;DNA;GDP;CEO;COO;CFO;CTO;TV;PC;DVD;CD;ID;IQ;AI;IT;PR;HR;VIP;FAQ;ATM;GPS;SUV;IED;WMD;UFO;LGBT;LGBTQ;PAC;Super PAC;URL;PDF;OK;AM;PM;BC;AD;EST;EDT;GMT;PST;PDT;ET;PT;CET;UTC;BST;IPO;R&D;Q&A;NSFW;HTML;USB;SMS;MRI;CT;ICU;ER;PPE;CCTV;RIP;ASAP;FYI;LOL;WTF;OMG;P.S;P.M;A.M;B.C;A.D;Ph.D;PhD;MBA;MD;M.D;BA;MA;JD;NGO;NGOs;CV;POW;POWs;MVP;RSVP;DIY;BBQ;DUI;EMT;EMS;HQ;PIN;RV;TVs;UFOs;SUVs;CEOs";

/// Words for peoples, faiths and parties: no names of their own, but they open some ("American Red Cross").
pub const DEMONYMS: &str = "afghan afghans african africans albanian albanians algerian algerians american americans angolan arab arabs argentine argentinian armenian armenians asian asians australian australians austrian austrians azerbaijani azeri bahraini bangladeshi
belarusian belarusians belgian belgians bolivian bolivians bosnian bosnians brazilian brazilians british briton britons bulgarian bulgarians burmese cambodian cameroonian canadian canadians catalan catalans chadian chechen chechens chilean chileans chinese colombian colombians
congolese costa rican croatian croatians croat croats cuban cubans cypriot cypriots czech czechs danish dane danes dutch dutchman ecuadorian ecuadorean egyptian egyptians emirati emiratis english englishman eritrean eritreans estonian estonians ethiopian ethiopians european europeans
filipino filipinos finnish finn finns french frenchman gambian georgian georgians german germans ghanaian greek greeks guatemalan guatemalans guyanese haitian haitians hispanic hispanics honduran hondurans hungarian hungarians icelandic indian indians indonesian indonesians iranian
iranians iraqi iraqis irish irishman israeli israelis italian italians ivorian jamaican jamaicans japanese jew jewish jews jordanian jordanians kazakh kenyan kenyans korean koreans kosovar kurd kurdish kurds kuwaiti kuwaitis kyrgyz laotian latino latinos latina latvian
latvians lebanese liberian liberians libyan libyans lithuanian lithuanians macedonian malawian malaysian malaysians malian maltese mexican mexicans moldovan mongolian montenegrin moroccan moroccans mozambican namibian nepalese nepali nicaraguan nicaraguans nigerian nigerians
nigerien norwegian norwegians omani pakistani pakistanis palestinian palestinians panamanian paraguayan peruvian peruvians pole poles polish portuguese puerto ricans qatari qataris romanian romanians russian russians rwandan rwandans salvadoran salvadorans salvadorian saudi saudis scot scots
scottish senegalese serb serbian serbs serbians singaporean slovak slovaks slovenian somali somalis soviet soviets spaniard spaniards spanish sudanese swede swedes swedish swiss syrian syrians taiwanese tajik tanzanian texan texans thai thais tibetan tibetans tunisian tunisians turk
turkish turks ugandan ugandans ukrainian ukrainians uruguayan uzbek uzbeks venezuelan venezuelans vietnamese welsh yemeni yemenis zambian zimbabwean zimbabweans catholic catholics protestant protestants christian christians muslim muslims islamic islamist islamists sunni sunnis shia shiite
shiites shi'ite hindu hindus buddhist buddhists sikh sikhs mormon mormons evangelical evangelicals orthodox anglican methodist baptist lutheran presbyterian episcopal republican republicans democrat democrats dems brit brits tories conservatives neocons democratic conservative liberal liberals libertarian tory communist communists socialist
socialists nazi nazis marxist rohingya uyghur uyghurs uighur uighurs yazidi yazidis druze hutu tutsi berber bedouin basque zionist zionists parisian londoner londoners californian californians yorker yorkers white black blacks whites native westerner westerners western roma gypsy northern southern eastern";

/// Days, months, holidays' kin: never names.
pub const CALENDAR: &str = "monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday sundays january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun";

/// Words that never open a name at the start of a sentence, whatever follows.
pub const NEVER_FIRST: &str = "furthermore nonetheless nevertheless likewise moreover alas indeed thus hence besides otherwise whatever whichever whenever wherever former ex late several many most few some other another two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozens hundreds thousands millions senior top still yet even only just also now then today yesterday tomorrow here there
meanwhile however moreover instead once again earlier later soon perhaps maybe yes no not never nor please thanks thank hello hi hey dear oh well ok okay why who whom whose what which when where how because although though unless until since while whether if despite
according asked speaking dear regards sincerely cheers re fwd fw subject from to cc sent date via photo image video watch read click follow share subscribe advertisement related copyright updated published editor's editors note correction breaking exclusive opinion analysis live next previous more
mr. neither either every each both all any such same certain those these this that am is are was were be been being do does did have has had will would shall should can could may might must let's it's that's there's he's she's i'm i've i'll i'd we're we've we'll we'd they're they've they'll they'd you're you've you'll you'd don't doesn't didn't isn't aren't wasn't weren't won't wouldn't
can't couldn't shouldn't haven't hasn't hadn't what's who's here's where's how's it'll that'll";

/// Verbs of saying, thinking and doing that people do: a name before or after them is a person or body.
pub const SPEECH: &str = "said says say told tells tweeted added adds wrote writes asked asks replied replies argued argues testified insisted insists acknowledged explained explains recalled recalls joked noted notes admitted denied denies claimed claims
declared warned warns vowed promised announced commented responded countered quipped concluded continued stated remarked thinks believes thought believed resigned married died";
