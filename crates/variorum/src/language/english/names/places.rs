//! Places: countries, states, cities, regions, and the words that end or open a place's name.
//!
//! Written from general knowledge. `ALIASES` has one place a line, its usual name first; the other lists
//! have one name an entry, parted by `;`.

/// Names of one place; the first is its usual full name.
pub const ALIASES: &[&[&str]] = &[
    &["United States", "U.S", "US", "U.S.A", "USA", "United States of America", "U.S.A."],
    &["United Kingdom", "U.K", "UK", "Britain", "Great Britain"],
    &["United Arab Emirates", "UAE", "U.A.E", "Emirates"],
    &["Democratic Republic of Congo", "Democratic Republic of the Congo", "DRC"],
    &["Myanmar", "Burma"],
    &["Turkey", "Türkiye"],
    &["Czech Republic", "Czechia"],
    &["Ivory Coast", "Côte d'Ivoire"],
    &["Soviet Union", "USSR", "U.S.S.R"],
    &["Los Angeles", "L.A", "LA"],
    &["New York City", "NYC"],
    &["Washington, D.C", "Washington D.C", "Washington DC", "Washington, DC"],
    &["District of Columbia", "D.C", "DC"],
    &["Kyiv", "Kiev"],
    &["Mumbai", "Bombay"],
    &["Beijing", "Peking"],
    &["Alabama", "Ala."],
    &["Arizona", "Ariz."],
    &["Arkansas", "Ark."],
    &["California", "Calif."],
    &["Colorado", "Colo."],
    &["Connecticut", "Conn."],
    &["Delaware", "Del."],
    &["Florida", "Fla."],
    &["Georgia", "Ga."],
    &["Illinois", "Ill."],
    &["Indiana", "Ind."],
    &["Kansas", "Kan."],
    &["Kentucky", "Ky."],
    &["Louisiana", "La."],
    &["Maryland", "Md."],
    &["Massachusetts", "Mass."],
    &["Michigan", "Mich."],
    &["Minnesota", "Minn."],
    &["Missouri", "Mo."],
    &["Montana", "Mont."],
    &["Nebraska", "Neb."],
    &["Nevada", "Nev."],
    &["New Hampshire", "N.H.", "N.H", "NH"],
    &["New Jersey", "N.J.", "N.J", "NJ"],
    &["New Mexico", "N.M.", "N.M"],
    &["New York", "N.Y.", "N.Y", "NY"],
    &["North Carolina", "N.C.", "N.C", "NC"],
    &["North Dakota", "N.D.", "N.D"],
    &["Oklahoma", "Okla."],
    &["Oregon", "Ore."],
    &["Pennsylvania", "Pa."],
    &["Rhode Island", "R.I.", "R.I"],
    &["South Carolina", "S.C.", "S.C"],
    &["South Dakota", "S.D.", "S.D"],
    &["Tennessee", "Tenn."],
    &["Texas", "Tex.", "TX"],
    &["Vermont", "Vt."],
    &["Virginia", "Va."],
    &["Washington State", "Wash."],
    &["West Virginia", "W.Va.", "W.Va"],
    &["Wisconsin", "Wis."],
    &["Wyoming", "Wyo."],
];

/// Countries and dependent territories.
pub const COUNTRIES: &str = "Afghanistan;Albania;Algeria;America;Andorra;Angola;Antigua and Barbuda;Argentina;Armenia;Aruba;Australia;Austria;Azerbaijan;Bahamas;Bahrain;Bangladesh;Barbados;Belarus;
Belgium;Belize;Benin;Bermuda;Bhutan;Bolivia;Bosnia;Bosnia and Herzegovina;Bosnia-Herzegovina;Botswana;Brazil;Brunei;Bulgaria;Burkina Faso;Burundi;Cambodia;Cameroon;Canada;Cape Verde;
Cayman Islands;Central African Republic;Chad;Chile;China;Colombia;Comoros;Congo;Costa Rica;Croatia;Cuba;Curaçao;Cyprus;Czechoslovakia;Denmark;Djibouti;Dominica;Dominican Republic;East Timor;
Ecuador;Egypt;El Salvador;England;Equatorial Guinea;Eritrea;Estonia;Eswatini;Ethiopia;Falkland Islands;Fiji;Finland;France;French Guiana;Gabon;Gambia;Georgia;Germany;East Germany;West Germany;Ghana;Gibraltar;
Greece;Greenland;Grenada;Guadeloupe;Guam;Guatemala;Guinea;Guinea-Bissau;Guyana;Haiti;Honduras;Hong Kong;Hungary;Iceland;India;Indonesia;Iran;Iraq;Ireland;Northern Ireland;Isle of Man;Israel;Italy;
Jamaica;Japan;Jordan;Kazakhstan;Kenya;Kiribati;Kosovo;Kuwait;Kyrgyzstan;Laos;Latvia;Lebanon;Lesotho;Liberia;Libya;Liechtenstein;Lithuania;Luxembourg;Macau;Macedonia;North Macedonia;Madagascar;
Malawi;Malaysia;Maldives;Mali;Malta;Marshall Islands;Martinique;Mauritania;Mauritius;Mexico;Micronesia;Moldova;Monaco;Mongolia;Montenegro;Morocco;Mozambique;Namibia;Nauru;Nepal;Netherlands;
New Caledonia;New Zealand;Nicaragua;Niger;Nigeria;North Korea;South Korea;Korea;Norway;Oman;Pakistan;Palau;Palestine;Panama;Papua New Guinea;Paraguay;Peru;Philippines;Poland;Portugal;
Puerto Rico;Qatar;Romania;Russia;Russian Federation;Rwanda;Samoa;San Marino;Saudi Arabia;Scotland;Senegal;Serbia;Seychelles;Sierra Leone;Singapore;Slovakia;Slovenia;Solomon Islands;Somalia;Somaliland;
South Africa;South Sudan;Spain;Sri Lanka;Sudan;Suriname;Swaziland;Sweden;Switzerland;Syria;Taiwan;Tajikistan;Tanzania;Thailand;Timor-Leste;Togo;Tonga;Trinidad and Tobago;Tunisia;
Turkmenistan;Tuvalu;Uganda;Ukraine;Uruguay;Uzbekistan;Vanuatu;Vatican;Vatican City;Venezuela;Vietnam;North Vietnam;South Vietnam;Virgin Islands;Wales;Western Sahara;Yemen;Yugoslavia;Zaire;Zambia;Zimbabwe";

/// States, provinces and regions of countries.
pub const STATES: &str = "Alabama;Alaska;Arizona;Arkansas;California;Colorado;Connecticut;Delaware;Florida;Hawaii;Idaho;Illinois;Indiana;Iowa;Kansas;Kentucky;Louisiana;Maine;Maryland;Massachusetts;
Michigan;Minnesota;Mississippi;Missouri;Montana;Nebraska;Nevada;New Hampshire;New Jersey;New Mexico;New York;North Carolina;North Dakota;Ohio;Oklahoma;Oregon;Pennsylvania;Rhode Island;South Carolina;
South Dakota;Tennessee;Texas;Utah;Vermont;Virginia;Washington;West Virginia;Wisconsin;Wyoming;New York State;Washington State;
Alberta;British Columbia;Manitoba;New Brunswick;Newfoundland;Nova Scotia;Ontario;Prince Edward Island;Quebec;Saskatchewan;Yukon;Nunavut;New South Wales;Queensland;Tasmania;South Australia;
Western Australia;Northern Territory;Bavaria;Saxony;Brandenburg;Hesse;North Rhine-Westphalia;Catalonia;Andalusia;Basque Country;Galicia;Lombardy;Tuscany;Sicily;Sardinia;Calabria;Veneto;Corsica;Normandy;Brittany;Provence;
Burgundy;Alsace;Lorraine;Flanders;Wallonia;Crimea;Donbas;Donbass;Donetsk;Luhansk;Kherson;Zaporizhzhia;Kursk;Belgorod;Bryansk;Chechnya;Dagestan;Ingushetia;Tatarstan;Siberia;Abkhazia;South Ossetia;Nagorno-Karabakh;
Transnistria;Kurdistan;Iraqi Kurdistan;Anbar;Kashmir;Punjab;Kerala;Gujarat;Maharashtra;Tamil Nadu;Uttar Pradesh;Bihar;Assam;Rajasthan;Karnataka;West Bengal;Sindh;Balochistan;Khyber Pakhtunkhwa;Helmand;Kandahar;Xinjiang;
Tibet;Sichuan;Guangdong;Hubei;Hunan;Yunnan;Inner Mongolia;Fukushima;Okinawa;Hokkaido;Mindanao;Luzon;Java;Sumatra;Bali;Borneo;Aceh;Papua;Rakhine;Darfur;Tigray;Oromia;Amhara;Puntland;Biafra;Borno;Kivu;North Kivu;South Kivu;Cabo Delgado;
Sinaloa;Chiapas;Oaxaca;Sonora;Chihuahua;Jalisco;Guerrero;Michoacán;Veracruz;Yucatán;Tamaulipas;Nuevo León;Baja California;Cornwall;Devon;Kent;Essex;Sussex;Surrey;Yorkshire;Lancashire;Norfolk;Suffolk;Derbyshire;Merseyside;
Hampshire;Cumbria;Gloucestershire;Oxfordshire;Cambridgeshire;Hertfordshire;Shropshire;Staffordshire;Leicestershire;Nottinghamshire;Lincolnshire;Wiltshire;Somerset;Dorset;Northumberland;Ulster;Antrim;Kosovo;Vojvodina;Transylvania;Silesia";

/// Cities and towns, the larger and the often reported.
pub const CITIES: &str = "Aberdeen;Abidjan;Abu Dhabi;Abuja;Accra;Adana;Addis Ababa;Adelaide;Aden;Albany;Albuquerque;Aleppo;Alexandria;Algiers;Almaty;Amman;Amsterdam;Anaheim;Anchorage;Ankara;Ann Arbor;Annapolis;Antalya;Antwerp;
Arlington;Ashgabat;Asmara;Astana;Asunción;Athens;Atlanta;Atlantic City;Auckland;Augusta;Aurora;Austin;Avdiivka;Baghdad;Baku;Bakersfield;Bakhmut;Baltimore;Bamako;Bangalore;Bengaluru;Bangkok;Bangui;Barcelona;Basra;Baton Rouge;Bath;
Beijing;Beirut;Belfast;Belgrade;Belo Horizonte;Benghazi;Berkeley;Berlin;Bern;Bethlehem;Beverly Hills;Bilbao;Birmingham;Bismarck;Bogotá;Boise;Bologna;Bonn;Bordeaux;Boston;Boulder;Bradford;Brasília;Bratislava;Brazzaville;Bremen;Brighton;
Brisbane;Bristol;Brooklyn;Brussels;Bucharest;Bucha;Budapest;Buenos Aires;Buffalo;Bujumbura;Burlington;Cairo;Calais;Calcutta;Cali;Calgary;Cambridge;Canberra;Cancún;Cannes;Cape Town;Caracas;Cardiff;Cartagena;Casablanca;
Cedar Rapids;Charleston;Charlotte;Charlottesville;Chattanooga;Chengdu;Chennai;Chicago;Chisinau;Chittagong;Chongqing;Christchurch;Cincinnati;Ciudad Juárez;Cleveland;Cologne;Colombo;Colorado Springs;Columbia;Columbus;Compton;Conakry;Concord;
Copenhagen;Cork;Corpus Christi;Coventry;Culiacán;Dakar;Dallas;Damascus;Dar es Salaam;Darwin;Davos;Davenport;Dayton;Dayton Beach;Dearborn;Delhi;Denver;Derby;Des Moines;Detroit;Dhaka;Dnipro;Doha;Donetsk;Dover;Dresden;Dubai;Dublin;
Dubrovnik;Dubuque;Duluth;Dundee;Durban;Durham;Dushanbe;Düsseldorf;Edinburgh;Edmonton;El Paso;Erbil;Eugene;Fallujah;Fargo;Fayetteville;Ferguson;Flint;Florence;Fort Lauderdale;Fort Worth;Fort Wayne;Frankfurt;Freetown;Fresno;Gainesville;
Galveston;Gaza City;Gaza;Gdansk;Geneva;Genoa;Ghent;Glasgow;Goma;Gothenburg;Granada;Greensboro;Grozny;Guadalajara;Guangzhou;Guatemala City;Guayaquil;Gwangju;Haifa;Halifax;Hamburg;Hanoi;Hanover;Harare;Harlem;Harrisburg;Hartford;Havana;
Hebron;Helsinki;Herat;Hiroshima;Ho Chi Minh City;Hodeidah;Hollywood;Homs;Honolulu;Houston;Huntsville;Hyderabad;Idlib;Indianapolis;Irpin;Islamabad;Istanbul;Izmir;Jackson;Jacksonville;Jakarta;Jalalabad;Jeddah;Jenin;Jersey City;Jerusalem;East Jerusalem;
Johannesburg;Joplin;Juba;Kabul;Kampala;Kansas City;Kaohsiung;Karachi;Kathmandu;Kazan;Kenosha;Kharkiv;Khartoum;Khan Younis;Kigali;Kingston;Kinshasa;Kirkuk;Knoxville;Kobe;Kolkata;Kraków;Kramatorsk;Kuala Lumpur;Kunduz;Kuwait City;Kyoto;
La Paz;Lagos;Lahore;Lampedusa;Lansing;Laredo;Las Vegas;Leeds;Leicester;Leipzig;Lexington;Lhasa;Libreville;Lille;Lilongwe;Lima;Lincoln;Lisbon;Little Rock;Liverpool;Ljubljana;London;Londonderry;Long Beach;Louisville;Luanda;Lusaka;
Luxor;Lviv;Lyon;Lyons;Madison;Madrid;Maiduguri;Malmö;Managua;Manama;Manchester;Manhattan;Manila;Maputo;Maracaibo;Mariupol;Marrakesh;Marseille;Mecca;Medellín;Medina;Melbourne;Memphis;Mexico City;Mesa;Miami;Miami Beach;Milan;Milwaukee;Minneapolis;
Minsk;Mobile;Mogadishu;Mombasa;Monrovia;Monterey;Monterrey;Montevideo;Montgomery;Montpelier;Montreal;Moscow;Mosul;Munich;Murmansk;Muscat;Mykolaiv;N'Djamena;Nagasaki;Nagoya;Nairobi;Najaf;Nanjing;Nantucket;Naples;Nashua;Nashville;Nassau;New Delhi;New Haven;
New Orleans;Newark;Newcastle;Newtown;Niamey;Nice;Nicosia;Norfolk;Nottingham;Nouakchott;Oakland;Odesa;Odessa;Oklahoma City;Olympia;Omaha;Orlando;Osaka;Oslo;Ottawa;Ouagadougou;Oxford;Palermo;Palm Beach;Palm Springs;Palo Alto;Palmyra;Panama City;Paris;Pasadena;
Pensacola;Perth;Peshawar;Philadelphia;Phnom Penh;Phoenix;Pittsburgh;Plymouth;Podgorica;Port Moresby;Port-au-Prince;Port of Spain;Port Said;Portland;Porto;Portsmouth;Prague;Pretoria;Pristina;Providence;Provo;Puebla;Pyongyang;Quetta;Quito;Rabat;Rafah;
Raleigh;Ramallah;Ramadi;Rangoon;Yangon;Raqqa;Reading;Recife;Reno;Reykjavik;Richmond;Riga;Rio;Rio de Janeiro;Riyadh;Rochester;Rome;Rostov;Rostov-on-Don;Rotterdam;Rouen;Sacramento;Saint Paul;St. Paul;St. Louis;St. Petersburg;Salem;Salisbury;Salt Lake City;
Salzburg;Samarra;San Antonio;San Bernardino;San Diego;San Francisco;San Jose;San José;San Juan;San Pedro Sula;San Salvador;Sanaa;Sana'a;Santa Ana;Santa Barbara;Santa Clara;Santa Cruz;Santa Fe;Santa Monica;Santiago;Santo Domingo;São Paulo;Sapporo;Sarajevo;Sarasota;Savannah;
Scottsdale;Scranton;Seattle;Sendai;Seoul;Sevastopol;Severodonetsk;Seville;Shanghai;Sharm el-Sheikh;Sheffield;Shenzhen;Shiraz;Shreveport;Simferopol;Sinjar;Skopje;Slavyansk;Sloviansk;Sochi;Sofia;Solingen;Southampton;South Bend;Spokane;Springfield;Srinagar;Stamford;Staten Island;
Stockholm;Stockton;Strasbourg;Stuttgart;Sunderland;Surabaya;Swansea;Sydney;Syracuse;Tabriz;Taipei;Tacoma;Tallahassee;Tallinn;Tampa;Tampa Bay;Tangier;Tashkent;Tbilisi;Tegucigalpa;Tehran;Tel Aviv;Tempe;The Hague;Thessaloniki;Thimphu;Tianjin;Tijuana;Tikrit;Timbuktu;
Tirana;Tokyo;Toledo;Topeka;Toronto;Toulouse;Trenton;Trieste;Tripoli;Tucson;Tulsa;Tunis;Turin;Ulaanbaatar;Urumqi;Utrecht;Valencia;Valletta;Valparaíso;Vancouver;Venice;Vienna;Vientiane;Vilnius;Vladivostok;Volgograd;Waco;Warsaw;Washington;Waterloo;Wellington;
West Hollywood;West Palm Beach;Wichita;Wilmington;Windhoek;Windsor;Winnipeg;Wolverhampton;Wuhan;Wuppertal;Xi'an;Yaoundé;Yekaterinburg;Yerevan;Yokohama;York;Youngstown;Zagreb;Zanzibar;Zaragoza;Zurich;Bronx;Mar-a-Lago;Guantanamo;Guantánamo;Guantanamo Bay;Abbottabad;Antakya;
Kahramanmaras;Gaziantep;Bergamo;Bhopal;Calexico;Tuscaloosa;Uvalde;Parkland;Sandy Hook;Roswell;Santa Rosa;Topanga;Malibu;Hoboken;Queens;Yonkers;Ithaca;Westminster;Notting Hill;Canterbury;Cheltenham;Exeter;Hull;Luton;Middlesbrough;Preston;Stoke;Wigan;Wimbledon;Woolwich;Brixton;Soho;Tottenham";

/// Continents, seas, regions of the world, buildings known by name alone.
pub const REGIONS: &str = "Africa;North Africa;West Africa;East Africa;Central Africa;Southern Africa;Sub-Saharan Africa;sub-Saharan Africa;Antarctica;Arctic;Asia;Central Asia;East Asia;South Asia;Southeast Asia;Southeast;Europe;Eastern Europe;Western Europe;Central Europe;
North America;South America;Central America;Latin America;Americas;Caribbean;Middle East;Balkans;Baltics;Scandinavia;Sahel;Maghreb;Levant;Horn of Africa;Caucasus;Oceania;Pacific;Atlantic;Pacific Ocean;Atlantic Ocean;Indian Ocean;Arctic Ocean;
Mediterranean;Mediterranean Sea;Black Sea;Baltic Sea;Red Sea;Dead Sea;Caspian Sea;South China Sea;East China Sea;North Sea;Persian Gulf;Arabian Peninsula;Korean Peninsula;Gulf of Mexico;Gulf of Aden;Gulf Coast;English Channel;Bay of Bengal;Strait of Hormuz;Suez Canal;
Panama Canal;Amazon River;Mississippi River;Rio Grande;Himalayas;Alps;Andes;Rockies;Rocky Mountains;Sahara;West Bank;Gaza Strip;Golan Heights;Sinai;Sinai Peninsula;Temple Mount;Green Zone;Donbas;Bosporus;Iberian Peninsula;New England;Midwest;East Coast;West Coast;
Deep South;Rust Belt;Bay Area;Silicon Valley;Central Valley;Long Island;Cape Cod;Southern California;Northern California;South Florida;Northern Virginia;Appalachia;Great Lakes;Great Plains;Capitol Hill;White House;Capitol;Oval Office;West Wing;Rose Garden;Situation Room;Kremlin;
Downing Street;10 Downing Street;Buckingham Palace;Elysée;Élysée Palace;Wall Street;Pennsylvania Avenue;Times Square;Central Park;Ground Zero;World Trade Center;Trump Tower;Empire State Building;Eiffel Tower;Big Ben;Red Square;Tahrir Square;Tiananmen Square;Trafalgar Square;Camp David;Fort Hood;
Navy Yard;West Point;Area 51;Silicon Alley;Broadway;Westminster Abbey;Notre Dame;Statue of Liberty;Golden Gate Bridge;Lincoln Memorial;Washington Monument;National Mall;Abu Ghraib;Chernobyl;Auschwitz;Dachau;Old City;Earth;Mars;Blair House;Fenway Park;Wembley;Anfield;Heathrow;Gatwick;Stansted;West End;East End;
Scotland Yard;Chinatown;North Pole;South Pole;DMZ;Northeast;Northwest;Pacific Northwest;Southwest;Upper West Side;Lower Manhattan;Capitol Rotunda;Third World;Old Bailey";

/// Last words of buildings, grounds and facilities.
pub const FACILITY_HEADS: &str = "center centre prison jail penitentiary airport airfield airbase hospital clinic stadium arena bridge palace square plaza tower towers building hotel inn resort park garden gardens zoo station terminal
port harbor harbour pier quay wharf jetty marina shipyard lighthouse reservoir dock street avenue road boulevard lane drive highway freeway interstate parkway turnpike expressway tunnel canal dam plant mall market cathedral mosque synagogue temple shrine basilica chapel monastery abbey castle
fort fortress barracks base camp cemetery memorial monument museum theater theatre cinema auditorium library hall pavilion rink racetrack raceway speedway gallery school ranch farm estate mansion residence villa cafe restaurant grill diner pub bar
club nightclub courthouse statehouse capitol embassy consulate checkpoint crossing shelter dormitory quarter";

/// Last words of natural features and districts.
pub const GEO_HEADS: &str = "county parish province prefecture region district township village town city island islands isle peninsula river creek lake bay gulf strait sea ocean mountain mountains hills hill valley desert forest canyon coast beach falls
springs heights delta basin plateau glacier reef archipelago republic kingdom territory territories state states emirate caliphate municipality borough neighborhood corridor strip wetlands woods cape point side countryside border oblast";

/// First words of place names ("Lake Ontario", "Fort Bragg").
pub const OPENERS: &str = "lake mount mt fort cape port san santa santo st saint los las el la new north south east west northern southern eastern western central upper lower rio camp isla sao ciudad puerto bay gulf ras tel beit khan deir umm jebel";
