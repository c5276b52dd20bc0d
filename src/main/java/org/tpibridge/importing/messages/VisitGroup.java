package org.tpibridge.importing.messages;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.messages.StoredMessage;

/**
 * The messages that are read together: those of one visit. A message that names only an account may
 * belong to a visit with a number on that account, so that all messages on the account are read
 * together with it.
 *
 * @param messages in the order of arrival
 * @param locks the names under which they are locked
 */
record VisitGroup(List<StoredMessage> messages, Set<String> locks) {

  static VisitGroup of(StoreReader tx, String source, StoredMessage message) {
    Set<String> visits = hashes(message.groups().visitHash());
    Set<String> accounts =
        message.groups().accountOnly() ? hashes(message.groups().accountHash()) : new HashSet<>();
    Map<Long, StoredMessage> all = new LinkedHashMap<>(Map.of(message.number(), message));
    boolean complete = false;
    while (!complete) {
      // Accounts of the visits, if a message names only such an account.
      Set<String> possible = new HashSet<>(accounts);
      List<StoredMessage> ofVisits = tx.messages().inGroups(source, visits, accounts);
      ofVisits.forEach(m -> m.groups().accountHash().ifPresent(possible::add));
      Set<String> shared =
          tx.messages().inGroups(source, Set.of(), possible).stream()
              .filter(m -> m.groups().accountOnly())
              .flatMap(m -> m.groups().accountHash().stream())
              .collect(Collectors.toSet());
      Set<String> numbers =
          ofVisits.stream()
              .flatMap(m -> m.groups().visitHash().stream())
              .collect(Collectors.toSet());
      boolean moreVisits = visits.addAll(numbers);
      boolean moreAccounts = accounts.addAll(shared);
      complete = !moreVisits && !moreAccounts;
      ofVisits.forEach(m -> all.put(m.number(), m));
    }
    List<StoredMessage> ordered =
        all.values().stream()
            .sorted(
                Comparator.comparing(StoredMessage::receivedAt)
                    .thenComparing(StoredMessage::number))
            .toList();
    Set<String> locks =
        Stream.concat(visits.stream(), accounts.stream())
            .map(hash -> "\u001Fmessages " + source + " " + hash)
            .collect(Collectors.toSet());
    return new VisitGroup(ordered, locks);
  }

  private static Set<String> hashes(Optional<String> hash) {
    return new HashSet<>(hash.map(Set::of).orElse(Set.of()));
  }

  Set<Long> numbers() {
    return messages.stream().map(StoredMessage::number).collect(Collectors.toSet());
  }
}
