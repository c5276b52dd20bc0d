package org.tpibridge.exchange.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.Refused;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;

/** Deletes in an EHR what was sent of erased patients, if the settings say so. */
record RemoteErasure(PushTarget target) {

  /**
   * Deletes until nothing more can be deleted: what others refer to can only be deleted after them.
   *
   * @return number of resources that were deleted
   */
  long run() {
    List<String> open = target.store().read(tx -> tx.exchange().deletions().of(target.name()));
    long deleted = 0;
    boolean progress = true;
    while (progress && !open.isEmpty()) {
      progress = false;
      List<String> left = new ArrayList<>();
      for (String reference : open) {
        if (isGone(target.client().send(EhrRequest.delete(reference, Optional.empty())))) {
          target.store().update(tx -> tx.exchange().deletions().confirm(target.name(), reference));
          deleted++;
          progress = true;
        } else {
          left.add(reference);
        }
      }
      open = left;
    }
    return deleted;
  }

  private static boolean isGone(EhrReply reply) {
    return reply instanceof Success
        || (reply instanceof Refused refused
            && (refused.status() == 404 || refused.status() == 410));
  }
}
