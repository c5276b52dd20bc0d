Profile: TpiConsent
Parent: Consent
Id: tpi-consent
Title: "Consent to the procedure"
Description: "Consent to the injection, only where the record says that it was given: a missing or refused consent has no Consent resource."
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
* policyRule.text ^short = "What was consented to, in words"
* provision.type ^short = "Absent or permit: a refusal is no consent"
* obeys tpi-consent-given

Invariant: tpi-consent-given
Description: "A consent says that the patient agreed: leave the resource out where the patient refused, and tell it in the screening answer."
Severity: #error
Expression: "provision.where(type = 'deny').empty()"
