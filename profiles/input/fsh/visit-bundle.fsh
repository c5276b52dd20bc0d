Profile: TpiVisitBundle
Parent: Bundle
Id: tpi-visit-bundle
Title: "Visit"
Description: "One visit as one transaction: stored or sent completely or not at all."
* type = #transaction
* entry MS
* entry obeys tpi-conditional-create
* entry.fullUrl 1..1 MS
* entry.resource 1..1 MS
* entry.request 1..1 MS
* entry ^slicing.discriminator.type = #type
* entry ^slicing.discriminator.path = "resource"
* entry ^slicing.rules = #open
* entry contains
    patient 1..1 MS and
    organization 1..1 MS and
    encounter 1..1 MS and
    procedure 2..* MS and
    provenance 1..1 MS
* entry[patient].resource only Patient
* entry[organization].resource only Organization
* entry[organization] ^short = "The clinic"
* entry[encounter].resource only Encounter
* entry[procedure].resource only Procedure
* entry[procedure] ^short = "One session and at least one site"
* entry[provenance].resource only TpiProvenance
* obeys tpi-one-session and tpi-has-site and tpi-part-of-session and tpi-one-patient and tpi-one-scale and tpi-references-inside

Invariant: tpi-one-session
Description: "A visit has one session procedure (code tpi-procedure#trigger-point-injection-session or #dry-needling-session): CPT is billed once per session."
Severity: #error
Expression: "entry.resource.ofType(Procedure).where(code.coding.where(system = 'https://tpibridge.org/fhir/CodeSystem/tpi-procedure' and (code = 'trigger-point-injection-session' or code = 'dry-needling-session')).exists()).count() = 1"

Invariant: tpi-has-site
Description: "A visit has at least one site procedure (code tpi-procedure#trigger-point-injection-site or #dry-needling-site): add one for each muscle and side."
Severity: #error
Expression: "entry.resource.ofType(Procedure).where(code.coding.where(system = 'https://tpibridge.org/fhir/CodeSystem/tpi-procedure' and (code = 'trigger-point-injection-site' or code = 'dry-needling-site')).exists()).exists()"

Invariant: tpi-part-of-session
Description: "Everything that is part of a procedure is part of this visit's session: set partOf to the fullUrl of the session procedure."
Severity: #error
Expression: "entry.resource.select(ofType(Procedure).partOf | ofType(Observation).partOf | ofType(MedicationAdministration).partOf).reference.distinct().count() <= 1 and entry.resource.select(ofType(Procedure).partOf).reference.all($this in %resource.entry.where(resource.ofType(Procedure).partOf.empty()).fullUrl)"

Invariant: tpi-one-patient
Description: "A visit has one patient: every subject and patient references the Patient of this Bundle."
Severity: #error
Expression: "entry.resource.select(ofType(Encounter).subject | ofType(Procedure).subject | ofType(Observation).subject | ofType(MedicationAdministration).subject | ofType(Condition).subject | ofType(CarePlan).subject | ofType(Goal).subject | ofType(QuestionnaireResponse).subject | ofType(CommunicationRequest).subject | ofType(BodyStructure).patient | ofType(Consent).patient | ofType(AllergyIntolerance).patient).reference.all($this in %resource.entry.where(resource is Patient).fullUrl)"

Invariant: tpi-one-scale
Description: "All pain scores of a visit are on one scale, because scores of different scales cannot be compared: omit scores of the other scale."
Severity: #error
Expression: "entry.resource.ofType(Observation).code.coding.where(system = 'http://loinc.org' and (code = '72514-3' or code = '38214-3' or code = '38221-8')).code.distinct().count() <= 1"

// References only: an activity of a CarePlan has an element with the name "reference", too.
Invariant: tpi-references-inside
Description: "Every reference by urn:uuid is the fullUrl of an entry of this Bundle: add the referenced entry, or omit the reference."
Severity: #error
Expression: "entry.resource.descendants().ofType(Reference).reference.where($this.startsWith('urn:uuid:')).distinct().all($this in %resource.entry.fullUrl)"

Invariant: tpi-conditional-create
Description: "Shared resources (patient, practitioner, organization, location, allergy) are created with POST and ifNoneExist, so that no duplicates are created; resources of the visit are sent with PUT and their id."
Severity: #error
Expression: "request.method = 'PUT' or (request.method = 'POST' and request.ifNoneExist.exists())"
