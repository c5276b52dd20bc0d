package org.tpibridge.persona.facts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a fact is about. The column {@code fact} has these names in lower case with hyphens. */
public enum FactName {
  // What the CapabilityStatement declares.
  SOFTWARE,
  FORMATS,
  SECURITY,
  SYSTEM_INTERACTIONS,
  OPERATIONS,
  INTERACTIONS,
  SEARCH,
  REVINCLUDE,
  UPDATE_CREATE,
  CONDITIONAL_CREATE,
  CONDITIONAL_UPDATE,
  CONDITIONAL_READ,
  CONDITIONAL_DELETE,
  READ_HISTORY,
  VERSIONING,
  /** A fact for people, in the documentation of the CapabilityStatement. */
  NOTE,

  // What it does without declaring it.
  CONTRACT_INTERACTIONS,
  SEARCH_REQUIRES,
  SEARCH_EXCLUDES,
  PAGE_SIZE,
  MOST_RESULTS,
  CREATE_BODY,
  UNCHANGED_UPDATE,
  NUMERIC_CLIENT_IDS,
  ID_PREFIX,
  DELETE_REFERENCED_STATUS,
  REQUESTS_PER_MINUTE,
  THROTTLE_STATUS,
  THROTTLE_RETRY_AFTER,
  STALE_STATUS,
  INVALID_STATUS,
  MERGED_STATUS,
  RESTRICTED_STATUS,
  UNDECLARED_INTERACTION_STATUS,
  UNDECLARED_SYSTEM_INTERACTION_STATUS,
  UNDECLARED_PARAMETER_STATUS,
  UNKNOWN_TYPE_STATUS,
  EXPORT_JOBS_PER_CLIENT,
  EXPORT_MOST_PATIENTS,
  EXPORT_OMITS,
  EXPORT_FILES,
  TOKEN_WRONG_SCOPE,
  TOKEN_WRONG_KEY,

  // Which content it accepts, and what it makes of it.
  EXISTING_REFERENCES,
  UNKNOWN_MODIFIER_EXTENSION_STATUS,
  REQUIRED_ELEMENTS,
  REFUSED_ELEMENTS,
  ACCEPTED_VALUES,
  ACCEPTED_CATEGORIES,
  OPEN_ENCOUNTER,
  VITAL_SIGNS_PERFORMER_FUNCTION,
  MOST_ATTACHMENTS,
  ATTACHMENT_TYPES,
  INLINE_TYPES_FAILING,
  ONE_KIND_OF_TYPE,
  TIME_REQUIRED,
  CREATE_KEEPS,
  REDUCED_TO_GMT_DATE,
  FIRST_ATTACHMENT_KEPT,
  LANDS_UNSIGNED,
  DUPLICATES,

  // The vendor's codes of errors.
  CODE_DUPLICATE,
  CODE_NOT_FILEABLE,
  CODE_FILING_FAILED,
  CODE_TOO_MANY,
  CODE_PAGING_EXPIRED,
  CODE_MERGED,
  CODE_RESTRICTED,
  CODE_TRY_TOMORROW,
  CODE_THROTTLED,
  CODE_BAD_ENCOUNTER,
  CODE_ENCOUNTER_LOCKED,
  CODE_PATIENT_EXISTS;

  /** The facts about content, in the order in which they are applied. */
  private static final FactName FIRST_ABOUT_CONTENT = EXISTING_REFERENCES;

  private static final FactName LAST_ABOUT_CONTENT = DUPLICATES;

  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<FactName> of(String text) {
    return Arrays.stream(values()).filter(n -> n.text().equals(text)).findFirst();
  }

  /** Whether it is about the content of resources, so that a write rule implements it. */
  public boolean isAboutContent() {
    return compareTo(FIRST_ABOUT_CONTENT) >= 0 && compareTo(LAST_ABOUT_CONTENT) <= 0;
  }

  /** Whether its value is a code of errors. */
  public boolean isCode() {
    return name().startsWith("CODE_");
  }
}
