package org.tpibridge.importing.messages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.reading.hl7v2.ParsedMessage;

/**
 * Keeps parsed messages, so that a message is not parsed again when another message of its visit
 * arrives. The message that was used longest ago is removed first.
 */
final class ParsedMessageCache {
  private static final long MAX_CHARACTERS = 8L << 20;

  private final Map<Long, ParsedMessage> messages = new LinkedHashMap<>(16, 0.75f, true);
  private long characters;

  synchronized void add(ParsedMessage message) {
    if (messages.put(message.number(), message) == null) {
      characters += message.characters();
    }
    var oldest = messages.entrySet().iterator();
    while (characters > MAX_CHARACTERS && messages.size() > 1) {
      characters -= oldest.next().getValue().characters();
      oldest.remove();
    }
  }

  synchronized Optional<ParsedMessage> find(long number) {
    return Optional.ofNullable(messages.get(number));
  }
}
