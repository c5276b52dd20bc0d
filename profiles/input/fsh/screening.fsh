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
* #current_medications "Current medications" "Medications that the patient takes."
* #held_medications "Held medications" "Medications that the patient paused before the procedure."
* #held_for "Held for" "How long a medication was paused."
* #driver "Driver" "Whether someone drives the patient home."
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
* insert ScreeningItem(3, current_medications, "Current medications\, including pain medication\, blood thinners and muscle relaxants", text)
* insert ScreeningItem(4, held_medications, "Medications held before the procedure", string)
* item[4].repeats = true
* item[4].item[0].linkId = "held_for"
* item[4].item[0].code = TpiScreeningItem#held_for
* item[4].item[0].text = "Held for"
* item[4].item[0].type = #quantity
* item[4].item[0].repeats = false
* insert ScreeningItem(5, driver, "Does someone drive the patient home?", boolean)
* insert ScreeningItem(6, consent, "Did the patient consent to the procedure?", boolean)

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
* obeys tpi-screening-answered and tpi-screening-one-answer and tpi-held-for
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
* item.answer 1..* MS
* item.answer ^short = "One answer; for held medications one for each"
* item.answer.item MS
* item.answer.item ^short = "How long a medication was held"
* item.answer.item.answer 1..1

Invariant: tpi-screening-form
Description: "The questionnaire is https://tpibridge.org/fhir/Questionnaire/tpi-screening, optionally followed by a vertical bar and a version."
Severity: #error
Expression: "$this.matches('^https://tpibridge[.]org/fhir/Questionnaire/tpi-screening([|].+)?$')"

Invariant: tpi-screening-answered
Description: "Each question is answered at most once: combine the text of an answer into one item."
Severity: #error
Expression: "item.linkId.isDistinct()"

Invariant: tpi-screening-one-answer
Description: "Only held medications have several answers, one for each medication: combine the text of other answers."
Severity: #error
Expression: "item.where(linkId != 'held_medications').all(answer.count() <= 1)"

Invariant: tpi-held-for
Description: "How long a medication was held is a whole number in min, h, d, wk or mo (UCUM)."
Severity: #error
Expression: "item.where(linkId = 'held_medications').answer.item.where(linkId = 'held_for').answer.value.ofType(Quantity).all(system = 'http://unitsofmeasure.org' and (code = 'min' or code = 'h' or code = 'd' or code = 'wk' or code = 'mo') and value > 0 and value <= value.truncate())"
