// Generated from the terminology tables; see docs/terminology.md.
CodeSystem: TpiAftercare
Id: tpi-aftercare
Title: "Aftercare activities"
Description: "Activities to do or to avoid after trigger point injections."
* ^publisher = "TPI Bridge"
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #ice "Ice" "Put ice on the sore spots."
* #pain-relief "Over-the-counter pain relief" "Take a pain reliever that you can buy without a prescription if you need one, unless your clinician advised against it."
* #gentle-stretching "Gentle stretching" "Stretch the treated muscles gently."
* #hydrate "Drink plenty of fluids" "Drink plenty of water."
* #light-massage "Light massage" "Massage the treated muscles lightly if it feels good."
* #stay-active "Stay active" "Stay active: move the treated muscles normally and continue light everyday activities."
* #deep-tissue-work "No deep tissue work" "Avoid deep tissue massage of the treated muscles right after the injections. Ask us when you may resume it."
* #strenuous-exercise "No strenuous exercise" "Avoid strenuous exercise at first."
* #track-pain-and-mobility "Track pain and mobility" "Write down your pain (0 to 10) and how well you can move. Some pain that comes back about two hours after the injections is normal; it should be much better within one to three days."
* #follow-up "Follow-up visit" "Come back for your follow-up visit."
