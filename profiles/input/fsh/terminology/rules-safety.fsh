// Generated from the terminology tables; see docs/terminology.md.
Invariant: tpi-route-code
Description: "The SNOMED CT code of a route is of the value set tpi-route (intramuscular or subcutaneous), never a muscle or another route: correct the code, and record a muscle in dosage.site."
Severity: #error
Expression: "coding.where(system = 'http://snomed.info/sct').all(code = '34206005' or code = '78421000')"

Invariant: tpi-side-code
Description: "The SNOMED CT code of a side is of the value set tpi-laterality (right, left, midline, or right and left), never a muscle: correct the code, and record a muscle in location."
Severity: #error
Expression: "coding.where(system = 'http://snomed.info/sct').all(code = '24028007' or code = '399488007' or code = '51440002' or code = '7771000')"

Invariant: tpi-site-is-no-route
Description: "This is a route of administration (such as intramuscular), not a muscle: move it to MedicationAdministration.dosage.route and record the muscle here."
Severity: #error
Expression: "coding.where(system = 'http://snomed.info/sct' and (code = '34206005' or code = '78421000')).empty()"
