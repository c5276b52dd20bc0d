Profile: TpiConsent
Parent: Consent
Id: tpi-consent
Title: "Consent to the procedure"
Description: "Consent to the injection, only if documented as given. Missing or refused consent has no Consent resource."
* identifier 1..* MS
* identifier.system 1..1
* identifier.value 1..1
* status MS
* scope = $consent-scope#treatment
* patient 1..1 MS
* dateTime 1..1 MS
* performer MS
* organization MS
* policyRule 1..1 MS
* policyRule.text 1..1
* policyRule.text ^short = "What the patient consented to, as text"
* source[x] only Reference(QuestionnaireResponse)
* source[x] MS
* source[x] ^short = "The screening in which the consent was recorded"
* provision 1..1 MS
* provision.period 1..1 MS
* provision.period ^short = "The day of the visit"
* provision.data 1..1 MS
* provision.data ^short = "The session"
* provision.data.meaning = #instance
* provision.data.reference only Reference(Procedure)
* provision.type ^short = "Absent or permit; a refusal has no Consent resource"
* obeys tpi-consent-given and tpi-consent-limited

Invariant: tpi-consent-given
Description: "A Consent documents that the patient agreed: if the patient refused, omit the Consent and record the refusal in the screening answer."
Severity: #error
Expression: "provision.where(type = 'deny').empty()"

Invariant: tpi-consent-limited
Description: "A Consent covers one session: give its period a start and an end, and refer to the session procedure in provision.data, so that nobody reads it as a general consent."
Severity: #error
Expression: "provision.period.start.exists() and provision.period.end.exists() and provision.data.where(meaning = 'instance' and reference.reference.exists()).exists()"
