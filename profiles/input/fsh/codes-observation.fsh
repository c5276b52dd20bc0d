CodeSystem: TpiObservationCode
Id: tpi-observation
Title: "Trigger point observations"
Description: "Observations without a verified LOINC code."
* ^caseSensitive = true
* ^experimental = false
* ^content = #complete
* #relief-reported "Patient-reported pain relief" "Percent, as reported by the patient."
* #relief-calculated "Pain relief calculated from two scores" "Percent decrease from the score before the injection to the later score; negative if the pain increased."
* #twitch-response "Local twitch response" "Whether the muscle twitched under the needle."

ValueSet: TpiReliefCode
Id: tpi-relief-code
Title: "Kinds of pain relief"
Description: "Patient-reported relief and calculated relief are separate observations and may differ."
* ^experimental = false
* TpiObservationCode#relief-reported
* TpiObservationCode#relief-calculated

CodeSystem: TpiAssessmentPhaseCode
Id: tpi-assessment-phase
Title: "Assessment phases"
Description: "When, relative to the injection, pain was assessed."
* ^caseSensitive = true
* ^experimental = false
* ^content = #complete
* #before "Before the injection" "At the visit, before the first injection."
* #immediately-after "Immediately after the injection" "At the visit, after the last injection."
* #2h "About two hours after" "Later the same day, up to 6 hours after the visit."
* #24-72h "One to three days after" "12 to 96 hours after the visit."
* #6w-or-later "Six weeks or later" "35 days after the visit or later."
* #later "Later, between the named phases" "After the visit, at a time of no other phase."

ValueSet: TpiAssessmentPhaseVS
Id: tpi-assessment-phase
Title: "Assessment phases"
Description: "When, relative to the injection, pain was assessed."
* ^experimental = false
* include codes from system TpiAssessmentPhaseCode

CodeSystem: TpiPainScaleCode
Id: tpi-pain-scale
Title: "Pain scales"
Description: "Scales from 0 (no pain) to 10 (worst)."
* ^caseSensitive = true
* ^experimental = false
* ^content = #complete
* #nrs "Numeric rating scale" "Whole numbers."
* #vas "Visual analog scale" "In centimeters, one decimal."
* #faces "Wong-Baker FACES" "0, 2, 4, 6, 8 or 10."

ValueSet: TpiPainScaleVS
Id: tpi-pain-scale
Title: "Pain scales"
Description: "Scales from 0 (no pain) to 10 (worst)."
* ^experimental = false
* include codes from system TpiPainScaleCode

ValueSet: TpiPainScoreCode
Id: tpi-pain-score-code
Title: "Pain score codes"
Description: "LOINC codes of the three scales."
* ^experimental = false
* $loinc#72514-3 "Pain severity - 0-10 verbal numeric rating [Score] - Reported"
* $loinc#38214-3 "Pain severity [Score] Visual analog score"
* $loinc#38221-8 "Pain severity Wong-Baker FACES pain rating scale"

ValueSet: TpiSpanUnit
Id: tpi-span-unit
Title: "Units of time after a visit"
Description: "UCUM units for the time after a visit."
* ^experimental = false
* $ucum#min "minute"
* $ucum#h "hour"
* $ucum#d "day"
* $ucum#wk "week"
* $ucum#mo "month"
