Extension: AssessmentPhase
Id: assessment-phase
Title: "Assessment phase"
Description: "When, relative to the injection, this was assessed."
Context: Observation
* value[x] 1..1
* value[x] only CodeableConcept
* valueCodeableConcept from TpiAssessmentPhaseVS (required)

Extension: TimeAfterVisit
Id: time-after-visit
Title: "Time after the visit"
Description: "Time from the end of the visit, in the unit recorded by the clinic: 48 h, 6 wk."
Context: Observation, Goal.target.due[x], CarePlan.activity.detail
* value[x] 1..1
* value[x] only Duration
* valueDuration obeys tpi-span
* valueDuration.value 1..1
* valueDuration.comparator 0..0
* valueDuration.system 1..1
* valueDuration.system = $ucum
* valueDuration.code 1..1
* valueDuration.code from TpiSpanUnit (required)

Invariant: tpi-span
Description: "A time after the visit is a whole number of its unit, 1 or more: for example 36 h instead of 1.5 d."
Severity: #error
Expression: "ofType(Duration).all(value >= 1 and value = value.truncate())"

Extension: ApproximateTime
Id: approximate-time
Title: "Approximate time"
Description: "The time was computed from the times of the visit and, if recorded, a time span. The exact time may differ."
Context: Observation.effective[x]
* value[x] 1..1
* value[x] only boolean
* valueBoolean = true
