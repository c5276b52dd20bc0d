CodeSystem: TpiProcedureCode
Id: tpi-procedure
Title: "Trigger point procedures"
Description: "Codes for the session as a whole and for each muscle. CPT is billed once per session, so procedures of single muscles use these codes and never CPT."
* ^caseSensitive = true
* ^experimental = false
* ^content = #complete
* #trigger-point-injection-session "Trigger point injection session" "All injections of one visit together."
* #dry-needling-session "Dry needling session" "All needling without injection of one visit together."
* #trigger-point-injection-site "Trigger point injection into one muscle" "Part of a session: one muscle on one side."
* #dry-needling-site "Dry needling of one muscle" "Part of a session: one muscle on one side, nothing injected."

ValueSet: TpiSessionCode
Id: tpi-session-code
Title: "Session procedures"
Description: "Codes for a whole session."
* ^experimental = false
* TpiProcedureCode#trigger-point-injection-session
* TpiProcedureCode#dry-needling-session

ValueSet: TpiSiteCode
Id: tpi-site-code
Title: "Site procedures"
Description: "Codes for one muscle within a session."
* ^experimental = false
* TpiProcedureCode#trigger-point-injection-site
* TpiProcedureCode#dry-needling-site

CodeSystem: TpiGuidanceCode
Id: tpi-guidance
Title: "Needle guidance"
Description: "How the needle was guided."
* ^caseSensitive = true
* ^experimental = false
* ^content = #complete
* #none "None" "By palpation only, documented as such."
* #ultrasound "Ultrasound" "The needle was watched by ultrasound."

ValueSet: TpiGuidanceVS
Id: tpi-guidance
Title: "Needle guidance"
Description: "How the needle was guided."
* ^experimental = false
* include codes from system TpiGuidanceCode

CodeSystem: TpiPositionCode
Id: tpi-position
Title: "Patient positions"
Description: "The position of the patient during the procedure."
* ^caseSensitive = true
* ^experimental = false
* ^content = #complete
* #sitting "Sitting" "The patient sat."
* #prone "Prone" "The patient lay face down."
* #supine "Supine" "The patient lay face up."
* #left-side "On the left side" "The patient lay on the left side."
* #right-side "On the right side" "The patient lay on the right side."
* #side "On the side" "The patient lay on one side; the record does not state which."

ValueSet: TpiPositionVS
Id: tpi-position
Title: "Patient positions"
Description: "The position of the patient during the procedure."
* ^experimental = false
* include codes from system TpiPositionCode

CodeSystem: TpiEncounterType
Id: tpi-encounter-type
Title: "Visit types"
Description: "The kind of visit, for Encounter.type."
* ^caseSensitive = true
* ^experimental = false
* ^content = #complete
* #trigger-point-injection-visit "Trigger point injection visit" "A visit with trigger point injections or dry needling."
