package org.tpibridge.server.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads what {@code $validate} needs of a request in XML. */
final class XmlParameters {
  private static final XMLInputFactory XML = factory();
  private static final Pattern START = Pattern.compile("<[^\\s/>]+");

  private final String text;
  private final XMLStreamReader reader;
  private final Map<String, String> namespaces = new LinkedHashMap<>();
  private Optional<String> resource = Optional.empty();
  private Optional<String> type = Optional.empty();
  private Optional<String> mode = Optional.empty();
  private final List<String> profiles = new ArrayList<>();

  private XmlParameters(String text) throws XMLStreamException {
    this.text = text;
    this.reader = XML.createXMLStreamReader(new StringReader(text));
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  static ValidationInput read(byte[] bytes) {
    try {
      XmlParameters parameters = new XmlParameters(new String(bytes, UTF_8));
      return parameters.read().orElseGet(() -> ValidationInput.whole(bytes, parameters.type));
    } catch (XMLStreamException e) {
      // The validator says what is wrong, and where.
      return ValidationInput.whole(bytes, Optional.empty());
    }
  }

  /** Returns the content of a Parameters resource; empty for all other resources. */
  private Optional<ValidationInput> read() throws XMLStreamException {
    while (reader.next() != XMLStreamConstants.START_ELEMENT) {
      // Comments and white space before the root.
    }
    declare();
    type = Optional.of(reader.getLocalName());
    if (!reader.getLocalName().equals("Parameters")) {
      return Optional.empty();
    }
    while (nextChild()) {
      if (reader.getLocalName().equals("parameter")) {
        parameter();
      } else {
        skip();
      }
    }
    return resource.map(xml -> new ValidationInput(xml.getBytes(UTF_8), type, mode, profiles));
  }

  private void parameter() throws XMLStreamException {
    declare();
    String name = "";
    while (nextChild()) {
      String element = reader.getLocalName();
      if (element.equals("resource")) {
        declare();
        resource(name);
      } else {
        String value = Optional.ofNullable(reader.getAttributeValue(null, "value")).orElse("");
        if (element.equals("name")) {
          name = value;
        } else if (name.equals("mode")) {
          mode = Optional.of(value);
        } else if (name.equals("profile")) {
          profiles.add(value);
        }
        skip();
      }
    }
  }

  private void resource(String parameter) throws XMLStreamException {
    if (!nextChild()) {
      return;
    }
    String inner = reader.getLocalName();
    int from = offset();
    skip();
    // What follows begins where the element ends.
    int event = reader.next();
    if (parameter.equals("resource")) {
      type = Optional.of(inner);
      resource = Optional.of(alone(from, offset()));
    }
    while (event != XMLStreamConstants.END_ELEMENT) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        skip();
      }
      event = reader.next();
    }
  }

  /** Where the current event begins; the JDK's reader would say where it ends. */
  private int offset() {
    return reader.getLocation().getCharacterOffset();
  }

  /** Moves to the next child element; false at the end of the parent. */
  private boolean nextChild() throws XMLStreamException {
    return reader.nextTag() == XMLStreamConstants.START_ELEMENT;
  }

  private void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  private void declare() {
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      String prefix = Optional.ofNullable(reader.getNamespacePrefix(i)).orElse("");
      namespaces.put(prefix, reader.getNamespaceURI(i));
    }
  }

  /**
   * The element with the namespaces that are declared around it. Everything around it is blank. Its
   * first tag begins further left if there is room, so that columns remain those of the request.
   */
  private String alone(int from, int to) {
    Matcher start = START.matcher(text).region(from, to);
    if (!start.lookingAt()) {
      return text;
    }
    StringBuilder tag = new StringBuilder(start.group());
    String declared = text.substring(start.end(), text.indexOf('>', start.end()));
    namespaces.forEach(
        (prefix, uri) -> {
          String attribute = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
          if (!declared.contains(attribute + "=")) {
            tag.append(' ').append(attribute).append("=\"").append(uri).append('"');
          }
        });
    StringBuilder before = new StringBuilder(text.substring(0, from).replaceAll("[^\r\n]", " "));
    int line = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
    int room = Math.min(before.length() - line, tag.length() - start.group().length());
    before.setLength(before.length() - room);
    return before.append(tag) + text.substring(start.end(), to);
  }
}
