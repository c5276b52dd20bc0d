package org.tpibridge.exchange.client;

import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.document.DocumentMessage;

/**
 * One request to an EHR.
 *
 * @param kind the interaction
 * @param path below the base URL, with encoded parameters, such as {@code Patient?identifier=1};
 *     for {@link Kind#PAGE} an absolute URL that the EHR gave
 * @param body the resource that is sent
 * @param ifNoneExist query of a conditional create
 * @param ifMatch version that an update requires
 * @param message a document that is sent as a message instead of a resource
 */
public record EhrRequest(
    Kind kind,
    String path,
    Optional<Resource> body,
    Optional<String> ifNoneExist,
    Optional<String> ifMatch,
    Optional<DocumentMessage> message) {

  public enum Kind {
    CAPABILITIES,
    READ,
    SEARCH,
    /**
     * A search that finds at most one resource in most cases. The EHR need not store its result,
     * which may be the first page only.
     */
    LOOKUP,
    PAGE,
    CREATE,
    UPDATE,
    CONDITIONAL_UPDATE,
    DELETE,
    /** A transaction or a batch; the type of the Bundle says which. */
    BUNDLE,
    OPERATION,
    /** An HL7 v2 message. */
    MESSAGE;

    /** Whether the request can change data of the EHR. */
    public boolean writes() {
      return switch (this) {
        case CREATE, UPDATE, CONDITIONAL_UPDATE, DELETE, BUNDLE, MESSAGE -> true;
        case CAPABILITIES, READ, SEARCH, LOOKUP, PAGE, OPERATION -> false;
      };
    }
  }

  public static EhrRequest capabilities() {
    return get(Kind.CAPABILITIES, "metadata");
  }

  /**
   * @param reference {@code Type/id}
   */
  public static EhrRequest read(String reference) {
    return get(Kind.READ, reference);
  }

  /**
   * @param query such as {@code Procedure?patient=1&date=2024-03-04}, encoded
   */
  public static EhrRequest search(String query) {
    return get(Kind.SEARCH, query);
  }

  /**
   * @param query such as {@code Patient?identifier=1}, encoded
   */
  public static EhrRequest lookUp(String query) {
    return get(Kind.LOOKUP, query);
  }

  /**
   * @param url the next page, as the EHR gave it
   */
  public static EhrRequest page(String url) {
    return get(Kind.PAGE, url);
  }

  public static EhrRequest create(Resource resource) {
    return of(
        Kind.CREATE,
        resource.fhirType(),
        Optional.of(resource),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Creates the resource unless the query finds one.
   *
   * @param query encoded, such as {@code identifier=system%7Cvalue}
   */
  public static EhrRequest createIfNone(Resource resource, String query) {
    return of(
        Kind.CREATE,
        resource.fhirType(),
        Optional.of(resource),
        Optional.of(query),
        Optional.empty());
  }

  /**
   * Replaces the resource with the same id, or creates it with that id.
   *
   * @param ifMatch the version that is replaced; empty for any
   */
  public static EhrRequest update(Resource resource, Optional<String> ifMatch) {
    return of(
        Kind.UPDATE,
        resource.fhirType() + "/" + resource.getIdElement().getIdPart(),
        Optional.of(resource),
        Optional.empty(),
        ifMatch);
  }

  /** Replaces the resource that the query finds, or creates one. */
  public static EhrRequest conditionalUpdate(Resource resource, String query) {
    return of(
        Kind.CONDITIONAL_UPDATE,
        resource.fhirType() + "?" + query,
        Optional.of(resource),
        Optional.empty(),
        Optional.empty());
  }

  public static EhrRequest delete(String reference, Optional<String> ifMatch) {
    return of(Kind.DELETE, reference, Optional.empty(), Optional.empty(), ifMatch);
  }

  /** Sends a transaction or a batch. */
  public static EhrRequest bundle(Bundle bundle) {
    return of(Kind.BUNDLE, "", Optional.of(bundle), Optional.empty(), Optional.empty());
  }

  /**
   * @param path such as {@code Patient/$match}
   */
  public static EhrRequest operation(String path, Parameters input) {
    return of(Kind.OPERATION, path, Optional.of(input), Optional.empty(), Optional.empty());
  }

  /** Sends a document as a message. */
  public static EhrRequest message(DocumentMessage message) {
    return new EhrRequest(
        Kind.MESSAGE,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(message));
  }

  private static EhrRequest get(Kind kind, String path) {
    return of(kind, path, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static EhrRequest of(
      Kind kind,
      String path,
      Optional<Resource> body,
      Optional<String> ifNoneExist,
      Optional<String> ifMatch) {
    return new EhrRequest(kind, path, body, ifNoneExist, ifMatch, Optional.empty());
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "EhrRequest[" + kind + "]";
  }
}
