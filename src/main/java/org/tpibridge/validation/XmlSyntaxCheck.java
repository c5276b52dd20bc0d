package org.tpibridge.validation;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.validation.conformance.ContentBytes;

/**
 * Checks the syntax of XML before the validator reads it. Refuses document type declarations: FHIR
 * never needs them, and they allow external entities and entity bombs.
 */
final class XmlSyntaxCheck {

  private static final String FHIR = "http://hl7.org/fhir";
  private static final XMLInputFactory STRICT = strict();

  private XmlSyntaxCheck() {}

  private static XMLInputFactory strict() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("External entities are not allowed.");
        });
    return factory;
  }

  static SyntaxCheckResult read(ContentBytes content, String source) {
    if (content.length() == 0) {
      return refuse(
          ValidationFindingCode.SYNTAX,
          "The input is empty. A FHIR resource in XML is expected.",
          new Place.Text(source, 1, 1, ""));
    }
    try {
      XMLStreamReader reader = STRICT.createXMLStreamReader(content.stream());
      try {
        return new XmlContent(reader, source).read();
      } finally {
        reader.close();
      }
    } catch (XMLStreamException parseError) {
      return refuse(
          ValidationFindingCode.SYNTAX,
          "This is not well-formed XML: " + firstSentence(parseError.getMessage()),
          place(parseError.getLocation(), source));
    }
  }

  /** Removes the position from the JDK's message, because the finding contains it already. */
  private static String firstSentence(String message) {
    int at = message == null ? -1 : message.indexOf("Message: ");
    return at < 0 ? String.valueOf(message) : message.substring(at + "Message: ".length());
  }

  private static Place place(Location where, String source) {
    boolean hasPosition = where != null && where.getLineNumber() > 0;
    return hasPosition
        ? new Place.Text(source, where.getLineNumber(), Math.max(1, where.getColumnNumber()), "")
        : new Place.Text(source, 1, 1, "");
  }

  private static SyntaxCheckResult refuse(ValidationFindingCode code, String message, Place place) {
    return new SyntaxCheckResult.InvalidSyntax(Finding.error(code.code(), message).at(place));
  }

  /** Reads all events once and collects the profiles of the outermost resource. */
  private static final class XmlContent {
    private final XMLStreamReader reader;
    private final String source;
    private final List<String> path = new ArrayList<>();
    private final List<String> profiles = new ArrayList<>();

    XmlContent(XMLStreamReader reader, String source) {
      this.reader = reader;
      this.source = source;
    }

    SyntaxCheckResult read() throws XMLStreamException {
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
          return refuse(
              ValidationFindingCode.SYNTAX,
              "Document types and entities are not allowed in FHIR. Remove the DOCTYPE.",
              place(reader.getLocation(), source));
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          path.add(reader.getLocalName());
          if (path.size() == 1 && !FHIR.equals(reader.getNamespaceURI())) {
            return refuse(
                ValidationFindingCode.NOT_FHIR,
                "The outermost element is not in the namespace " + FHIR + ".",
                place(reader.getLocation(), source));
          }
          if (path.size() > JsonSyntaxCheck.MAX_DEPTH) {
            return refuse(
                ValidationFindingCode.SYNTAX,
                "Elements are nested deeper than " + JsonSyntaxCheck.MAX_DEPTH + " levels.",
                place(reader.getLocation(), source));
          }
          profile();
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          path.remove(path.size() - 1);
        }
      }
      return new SyntaxCheckResult.ValidSyntax(List.copyOf(profiles));
    }

    private void profile() {
      boolean here =
          path.size() == 3 && path.get(1).equals("meta") && path.get(2).equals("profile");
      String value = here ? reader.getAttributeValue(null, "value") : null;
      if (value != null) {
        profiles.add(value);
      }
    }
  }
}
