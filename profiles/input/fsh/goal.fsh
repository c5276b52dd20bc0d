Profile: TpiGoal
Parent: Goal
Id: tpi-goal
Title: "Goal of the treatment"
Description: "Goal agreed by patient and clinic, as text, with the target pain score and the due date if the text states them."
* identifier 1..* MS
* identifier.system 1..1
* identifier.value 1..1
* lifecycleStatus MS
* lifecycleStatus ^short = "Active until the due date, then completed, as of the clinic's reference date"
* achievementStatus MS
* achievementStatus ^short = "Only if a score of the same visit, recorded for the goal's time, shows it"
* outcomeReference MS
* outcomeReference ^short = "The scores that show the achievement status"
* description MS
* description.text 1..1
* description.text ^short = "The clinic's own words"
* subject only Reference(Patient)
* start[x] MS
* target 0..1 MS
* target obeys tpi-goal-score
* target.measure MS
* target.measure from TpiPainScoreCode (extensible)
* target.detail[x] MS
* target.detail[x] only Quantity
* target.due[x] MS
* target.due[x] only date
* target.dueDate.extension contains TimeAfterVisit named timeAfterVisit 0..1 MS

Invariant: tpi-goal-score
Description: "A target pain score is 0 to 10 in {score} (UCUM): record a goal on another scale in description only."
Severity: #error
Expression: "detail.ofType(Quantity).all(value >= 0 and value <= 10 and system = 'http://unitsofmeasure.org' and code = '{score}')"
