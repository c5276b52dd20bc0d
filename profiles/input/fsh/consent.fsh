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
* provision.type ^short = "Absent or permit; a refusal has no Consent resource"
* obeys tpi-consent-given

Invariant: tpi-consent-given
Description: "A Consent documents that the patient agreed: if the patient refused, omit the Consent and record the refusal in the screening answer."
Severity: #error
Expression: "provision.where(type = 'deny').empty()"
