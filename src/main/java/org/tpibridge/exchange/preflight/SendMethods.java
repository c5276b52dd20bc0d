package org.tpibridge.exchange.preflight;

import org.tpibridge.exchange.ExchangedTypes;

/** Chooses how resources of a type are sent, from what an EHR declares. */
public final class SendMethods {

  /**
   * @param reason for users
   */
  public record Choice(SendMethod method, String reason) {}

  private final EhrCapabilities capabilities;

  public SendMethods(EhrCapabilities capabilities) {
    this.capabilities = capabilities;
  }

  public Choice of(String type) {
    TypeCapabilities declared = capabilities.of(type);
    if (!declared.can("create") && !(declared.can("update") && declared.updateCreate())) {
      return otherThanResource(type, declared);
    }
    boolean ownIds = declared.can("update") && declared.updateCreate();
    if (capabilities.hasTransactions() && ownIds) {
      return new Choice(SendMethod.TRANSACTION, "transactions and updateCreate are declared");
    }
    if (capabilities.hasTransactions()
        && declared.can("update")
        && declared.conditionalUpdate()
        && declared.conditionalCreate()) {
      return new Choice(
          SendMethod.CONDITIONAL_TRANSACTION,
          "transactions and conditional updates are declared, updateCreate is not");
    }
    if (ownIds) {
      return new Choice(SendMethod.PUT, "updateCreate is declared, transactions are not");
    }
    if (declared.conditionalCreate() && declared.canSearchBy("identifier")) {
      return new Choice(
          SendMethod.CONDITIONAL_CREATE, "conditionalCreate is declared, updateCreate is not");
    }
    if (declared.canSearchBy("identifier")) {
      return new Choice(
          SendMethod.SEARCH_THEN_CREATE,
          "create and a search by identifier are declared, conditionalCreate is not");
    }
    return new Choice(
        SendMethod.CREATE,
        "create is declared, but no search by identifier: the ledger prevents duplicates");
  }

  /** Chooses how a resource is changed that the EHR already has as a separate resource. */
  public Choice ofUpdate(String type) {
    TypeCapabilities declared = capabilities.of(type);
    if (!declared.can("update")) {
      return capabilities.of(ExchangedTypes.DOCUMENT).can("create")
          ? new Choice(
              SendMethod.DOCUMENT,
              "update is not declared for " + type + ", but create for DocumentReference")
          : asDocument("update is not declared for " + type);
    }
    return capabilities.hasTransactions()
        ? new Choice(SendMethod.TRANSACTION, "transactions and updates are declared")
        : new Choice(SendMethod.PUT, "update is declared");
  }

  /**
   * Chooses what is done with a resource that the EHR does not take as a resource.
   *
   * @param why for users
   */
  public Choice asDocument(String why) {
    if (capabilities.of(ExchangedTypes.DOCUMENT).can("create")) {
      return new Choice(SendMethod.DOCUMENT, why);
    }
    return new Choice(capabilities.documentMessages() ? SendMethod.MESSAGE : SendMethod.NONE, why);
  }

  /** Whether the EHR takes documents of visits in any form. */
  public boolean hasDocuments() {
    return asDocument("").method().isDocument();
  }

  private Choice otherThanResource(String type, TypeCapabilities declared) {
    String why =
        capabilities.isEmpty()
            ? "the EHR receives HL7 v2 messages only"
            : declared.equals(TypeCapabilities.NONE)
                ? type + " is not declared"
                : "create is not declared for " + type;
    return capabilities.of(ExchangedTypes.DOCUMENT).can("create")
        ? new Choice(SendMethod.DOCUMENT, why + ", but for DocumentReference")
        : asDocument(why);
  }
}
