//! Big labels: complacency, lack of attention, poor communication.

use crate::rules::{Rule, Scope, lines};
use crate::{Kind, SectionRole, Severity};

pub(super) static RULE: Rule = Rule {
    id: "folk-model",
    title: "A big label",
    severity: Severity::Bias,
    kind: Kind::Judgement,
    bias: None,
    question: "What exactly did who not hear, see or know, and which channel or screen carried it?",
    patterns: lines!("
        #lack of ..2 #quality !#noun % !neg
        [#lack ..1 #quality] !#noun % !neg
        [not enough ..1 #quality] !#noun
        [too little ..1 #quality] !#noun
        ~lack ..1 leadership|discipline|ownership|accountability|vigilance|diligence|professionalism|urgency|teamwork !#noun
        no|little|any sense of urgency|ownership|responsibility
        [no|little ..1 discipline|accountability|ownership|diligence|vigilance|professionalism|leadership|teamwork|urgency|foresight|foresight|rigour|rigor|pride] !#noun
        {nobody} .. ownership|responsibility|accountability
        {us} #be|became|got|grew too comfortable|relaxed|casual|confident|trusting|cosy|cozy
        ~lack/us ..2 #quality !#noun
        ~pay/us,not .. attention
        ~pay/us .. [no|little|insufficient|scant attention]
        loss|lapse(s)|erosion|failure(s)|breakdown(s)|decline|collapse|gap(s) of|in ..2 #quality !#noun % !neg
        #quality broke|fell|collapsed|slipped|lapsed|failed|suffered|waned
        situational|situation awareness .. lost|lacking|missing|poor|absent
        [~lose/person .. awareness|focus|concentration|track|discipline]
        #quality breakdown|breakdowns|lapse|lapses|failure|failures|gap|gaps
        miscommunication|mis-communication % !neg
        complacent|complacency|inattention|inattentiveness|inattentive|hubris|apathy|laxity|laxness|groupthink|overconfidence|over-confidence|indiscipline|obliviousness|tunnel-vision % !neg
        - avoid|prevent|against|risk|risks|guard|reduce|without|breeds ..4 complacency|overconfidence|groupthink|complacent
        - poor|bad judgement|judgment
        ~become|~get|~grow|~be/us .. [complacent|lax|lazy|sloppy|careless|overconfident|over-confident|slack]
        [culture|attitude|mentality|climate|atmosphere of ..2 complacency|carelessness|sloppiness|heroics|hero|blame|secrecy|silence|fear|neglect|indifference|firefighting|haste]
        [bad|poor|wrong|sloppy|casual|careless|cavalier|lax|slack|can't-be-bothered attitude(s)|habit(s)|mindset(s)|discipline|mentality|ethic]
        #quality ..6 #be ..1 [lacking|poor|lax|absent|insufficient|inadequate|missing|low|weak|slack]
        - #lack of? ..2 #quality ..1 between|from|with|to ..2 node(s)|server(s)|service(s)|pod(s)|host(s)|cluster(s)|controller(s)|device(s)|client(s)|replica(s)|process(es)|system(s)|microservices|component(s)|site(s)|region(s)|datacentre(s)|datacenter(s)|plc|sensor(s)|database(s)|broker(s)|backend|frontend|endpoint(s)|api|satellite
        - #quality .. between|from|with|to ..2 node(s)|server(s)|service(s)|pod(s)|host(s)|cluster(s)|controller(s)|device(s)|client(s)|replica(s)|process(es)|system(s)|microservices|component(s)|site(s)|region(s)|datacentre(s)|datacenter(s)|plc|sensor(s)|database(s)|broker(s)|backend|frontend|endpoint(s)|api|satellite
        - loss of ..1 communication|communications|ownership|coordination|engagement
        - network|radio|data|serial|link|bus|health|customer|user|file|lock|node|server|service communication|communications|care|attention|engagement|ownership|awareness|coordination ..2 broke|fell|collapsed|failed|lost|down|failure|failures|breakdown|gap|gaps|missing
        - #lack of ..1 health|customer|user|file|network|radio|data|topology|timezone|object #quality
        - communication|communications failed|failure|failures % has=#carrier
        - #lack of? ..2 #quality link(s)|channel(s)|line(s)|path(s)|cable(s)|tool(s)|tooling|network(s)|equipment|system(s)|protocol(s)|plan(s)|bus|layer(s)|module(s)|settings
        - #lack of sense|need
        - makes|make|made ..1 sense
    "),
    scope: Scope { off: &[], soft: &[SectionRole::WentWell, SectionRole::Lucky] },
    check: None,
};
