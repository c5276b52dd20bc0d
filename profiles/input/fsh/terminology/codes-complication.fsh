// Generated from the terminology tables; see docs/terminology.md.
CodeSystem: TpiComplication
Id: tpi-complication
Title: "Complications"
Description: "Complications and side effects during or after trigger point injections."
* ^publisher = "TPI Bridge"
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #soreness "Soreness" "During or after the injections: Soreness."
* #bruising "Bruising" "During or after the injections: Bruising."
* #numbness "Numbness" "During or after the injections: Numbness."
* #bleeding "Bleeding" "During or after the injections: Bleeding."
* #infection "Infection" "During or after the injections: Infection."
* #nerve-damage "Nerve damage" "During or after the injections: Nerve damage."
* #skin-irritation "Skin irritation" "During or after the injections: Skin irritation."
* #vasovagal-reaction "Vasovagal reaction" "During or after the injections: Vasovagal reaction."
* #allergic-reaction "Allergic reaction" "During or after the injections: Allergic reaction."
* #pneumothorax "Pneumothorax" "During or after the injections: Pneumothorax."
* #local-anesthetic-toxicity "Local anesthetic systemic toxicity" "During or after the injections: Local anesthetic systemic toxicity."
