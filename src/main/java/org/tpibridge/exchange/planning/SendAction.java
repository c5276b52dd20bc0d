package org.tpibridge.exchange.planning;

/** What has to be done with a resource at an EHR. */
public enum SendAction {
  CREATE("create"),
  UPDATE("update"),
  /** The EHR has it, and it is to be marked as entered in error or inactive there. */
  RETRACT("mark as entered in error"),
  /** The EHR has it, and the type has no such status. */
  DELETE("delete"),
  /** As a part of the document of the visit. */
  DOCUMENT("send in the document of the visit"),
  NOT_TRANSMITTABLE("cannot be transmitted"),
  /** The settings exclude it. */
  EXCLUDE("excluded by the settings"),
  NONE("unchanged");

  private final String description;

  SendAction(String description) {
    this.description = description;
  }

  /** For users. */
  public String description() {
    return description;
  }

  public boolean isRequest() {
    return this == CREATE || this == UPDATE || this == RETRACT || this == DELETE;
  }
}
