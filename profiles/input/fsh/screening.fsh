CodeSystem: TpiScreeningItem
Id: tpi-screening-item
Title: "Screening items"
Description: "Questions asked before an injection."
* ^caseSensitive = true
* ^experimental = false
* ^content = #complete
* #anticoagulant "Anticoagulant or bleeding disorder" "Whether the patient takes an anticoagulant or has a bleeding disorder, and which."
* #allergies "Allergies" "Allergies that the patient reports."
* #contraindications "Other contraindications" "Other reasons not to inject, such as an infection at the site."
* #consent "Consent given" "Whether the patient consented to the injections."

Instance: tpi-screening
InstanceOf: Questionnaire
Usage: #definition
* url = "https://tpibridge.org/fhir/Questionnaire/tpi-screening"
* name = "TpiScreeningQuestionnaire"
* title = "Screening before a trigger point injection"
* description = "Questions asked before an injection, with answers as recorded by the clinic."
* status = #active
* experimental = false
* subjectType = #Patient
* insert ScreeningItem(0, anticoagulant, "Does the patient take an anticoagulant or have a bleeding disorder?", text)
* insert ScreeningItem(1, allergies, "Allergies\, including local anesthetics and pain medication", text)
* insert ScreeningItem(2, contraindications, "Other contraindications: infection\, pregnancy\, acute injury of the muscle", text)
* insert ScreeningItem(3, consent, "Did the patient consent to the procedure?", boolean)

RuleSet: ScreeningItem(n, linkId, text, type)
* item[{n}].linkId = "{linkId}"
* item[{n}].code = TpiScreeningItem#{linkId}
* item[{n}].text = {text}
* item[{n}].type = #{type}
* item[{n}].repeats = false

Profile: TpiScreeningResponse
Parent: QuestionnaireResponse
Id: tpi-screening
Title: "Screening before an injection"
Description: "Answers to the screening questionnaire. Contains only questions that the record answers; a missing answer is not a no."
* obeys tpi-screening-answered
* identifier 1..1 MS
* identifier.system 1..1
* identifier.value 1..1
* partOf MS
* questionnaire 1..1 MS
* questionnaire obeys tpi-screening-form
* status MS
* subject 1..1 MS
* subject only Reference(Patient)
* encounter 1..1 MS
* authored 1..1 MS
* author MS
* item 1..* MS
* item.answer 1..1 MS

Invariant: tpi-screening-form
Description: "The questionnaire is https://tpibridge.org/fhir/Questionnaire/tpi-screening, optionally followed by a vertical bar and a version."
Severity: #error
Expression: "$this.matches('^https://tpibridge[.]org/fhir/Questionnaire/tpi-screening([|].+)?$')"

Invariant: tpi-screening-answered
Description: "Each question is answered at most once: combine the text of an answer into one item."
Severity: #error
Expression: "item.linkId.isDistinct()"
