//! Who is who: people at work, and those whom no postmortem accuses.
//!
//! Provenance: WordNet 3.1 (Princeton), the hyponyms of worker.n.01, professional.n.01,
//! employee.n.01, expert.n.01, criminal.n.01 and customer.n.01 that work in, or are met by, teams
//! that run systems: software, hospitals, railways, factories, finance, games. Read one by one.
//! Left out: words that name software or documents as often (agent, board, browser, driver, editor,
//! runner, scheduler, worker), rare and archaic trades, and ranks that are also plain words.

use crate::words::*;

/// Nouns, listed in the singular; the plural is known too.
pub(super) const NOUNS: &[(Set, &str)] = &[
    (
        ROLE,
        "accountant actuary adjuster admin administrator adviser advisor aide \
         anaesthesiologist anaesthetist analyst anesthesiologist anesthetist apprentice \
         approver architect assistant auditor author beginner bookkeeper cabler captain \
         caregiver carer caretaker carpenter caseworker cashier ceo cfo chairman chairperson \
         cio ciso clerk clinician co-ordinator co-pilot co-worker coder colleague commander \
         committer concierge conductor consultant contractor contributor copilot coworker \
         craftsman crew cto dba deckhand department deputy designer dev developer dispatcher dockworker \
         doctor electrician employee engineer estimator facilitator firefighter fireman \
         flightcrew foreman founder freelancer frontender gamemaster ganger generalist \
         handyman helper hire human hygienist illustrator inspector instructor intern janitor \
         joiner laborer labourer lead lifeguard lineman linesman locum machinist maintainer \
         manager mechanic medic member merchandiser midwife moderator newbie newcomer novice \
         nurse officer oncaller operative operator orderly overseer paediatrician paramedic \
         pathologist pediatrician pharmacist phlebotomist physician physiotherapist picker \
         pilot platelayer plumber porter practitioner programmer purchaser purser \
         radiographer radiologist receptionist recruiter repairman representative responder \
         reviewer rookie salesman scientist shift shopkeeper shunter signaller signalman \
         signalwoman skipper sonographer specialist squad sre staffer staffers stagehand \
         stevedore steward storekeeper storeman subcontractor superintendent supervisor \
         surgeon surveyor sysadmin sysops team teamlead teammate technician telephonist \
         teller tester therapist trackman trader tradesman trainee trainer treasurer trucker \
         underwriter volunteer watchkeeper watchman webmaster welder rigger",
    ),
    // Software unless a trade stands before it: `train driver`, `print driver`.
    (
        TRAP_ROLE,
        "agent attendant cleaner controller coordinator driver guard hand handler \
         keeper leader master patrol planner producer room sister worker",
    ),
    (
        VENDOR,
        "carrier cdn colo consultancy courier distributor hoster hyperscaler integrator isp \
         manufacturer msp oem outsourcer provider registrar reseller subcontractor supplier \
         telco upstream vendor",
    ),
    (
        CUSTOMER,
        "applicant attendee bettor borrower buyer bystander caller cardholder citizen client \
         commuter consumer customer depositor donor end-user gambler gamer guest investor \
         learner listener merchant motorist parent participant passenger patient patron payer \
         pedestrian player policyholder punter pupil reader recipient reporter researcher \
         resident retailer rider seller shopper spectator student subscriber taxpayer tenant \
         tourist traveler traveller user victim viewer visitor voter",
    ),
    (
        ADVERSARY,
        "abuser adversary attacker botnet burglar cheater criminal cybercriminal extortionist \
         fraudster griefer hacker hijacker impersonator imposter impostor intruder malware \
         phisher ransomware saboteur scammer scraper spammer terrorist thief trespasser troll \
         vandal",
    ),
];

/// Words that do not inflect.
pub(super) const WORDS: &[(Set, &str)] = &[
    (
        ROLE,
        "dayshift devops helpdesk humans infosec leadership management netops nightshift \
         on-call oncall ops person personnel persons qa secops staff support",
    ),
    (
        TRADE,
        "agency baggage bus cabin call chief clinical control crane crossing day demand depot duty factory field flight floor forklift freight \
         game ground line locomotive lorry night plant rail relief remote security senior shift signaling \
         signalling site social squad support team track traffic train tram truck van ward \
         yard",
    ),
    // Companies that others rely on; well known ones only.
    (
        VENDOR,
        "adyen akamai algolia amazon apple atlassian auth0 aws azure bitbucket broadcom \
         circleci cisco cloudflare cognizant comcast confluent crowdstrike databricks datadog \
         dell deloitte digicert digitalocean dynatrace elastic equinix f5 fastly fujitsu \
         gandi gcp github gitlab godaddy google hashicorp heroku hetzner hitachi hp hpe \
         huawei ibm infosys intel juniper letsencrypt linode mailchimp mailgun mastercard \
         microsoft mongodb namecheap netapp netlify newrelic nvidia okta opsgenie oracle ovh \
         pagerduty paypal rackspace redhat salesforce samsung sap sendgrid servicenow shopify \
         siemens snowflake solarwinds splunk stripe twilio ubiquiti vercel verisign verizon \
         visa vmware vodafone vultr wipro workday zendesk zscaler",
    ),
    (ADVERSARY, "actor actors bot bots malicious threat"),
];
