package io.myelin.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.contract.SubnetDescription;
import io.myelin.contract.SubnetDescription.TaskEntry;
import io.myelin.contract.shape.AttachmentName;
import io.myelin.plugins.Refusal;
import io.myelin.worker.blob.Blob;
import io.myelin.worker.blob.BlobStore;
import io.myelin.worker.blob.Shelf;
import io.myelin.worker.evidence.RoundEvidence;
import io.myelin.worker.evidence.RoundEvidence.Question;
import io.myelin.worker.link.JarDescription;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The attachments that a round's scores rest on.
 *
 * @param needed those of questions and of answers that were judged
 * @param wanted what truths may hold, whose schema nobody but the plugin knows
 */
record EvidenceBlobs(Set<AttachmentName> needed, Set<AttachmentName> wanted) {
  private static final String SHELF = "evidence";
  private static final Duration EVER = Duration.ofDays(36_500);
  private static final long ALL = 1L << 60;

  /**
   * @param jar whose description says which fields are attachments
   */
  static EvidenceBlobs of(RoundEvidence evidence, Path jar) throws IOException {
    Set<AttachmentName> needed = new LinkedHashSet<>();
    Set<AttachmentName> wanted = new LinkedHashSet<>();
    Optional<SubnetDescription> subnet = JarDescription.of(jar);
    for (int i = 0; i < evidence.questions().size(); i++) {
      int number = i;
      Question question = evidence.questions().get(i);
      alike(question.truth(), wanted);
      Optional<TaskEntry> task = subnet.flatMap(said -> said.task(question.task()));
      task.ifPresent(
          known -> {
            needed.addAll(AttachmentName.in(question.question(), known.question()));
            evidence.neurons().stream()
                .flatMap(neuron -> neuron.replies().stream())
                .filter(reply -> reply.question() == number && reply.wasJudged())
                .forEach(reply -> needed.addAll(AttachmentName.in(reply.answer(), known.answer())));
          });
    }
    return new EvidenceBlobs(needed, wanted);
  }

  private static void alike(JsonNode node, Set<AttachmentName> found) {
    JsonNode sha256 = node.path("sha256");
    if (sha256.isTextual() && node.path("bytes").isIntegralNumber()) {
      found.add(
          new AttachmentName(
              sha256.asText(), node.path("bytes").asLong(), node.path("media_type").asText()));
    }
    node.forEach(each -> alike(each, found));
  }

  /** Attachments beside a file of evidence, or those of a node. */
  static BlobStore store(Path folder) {
    return new BlobStore(folder, InstantSource.system());
  }

  /** Where those of a file lie. */
  static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".attachments");
  }

  /** For a worker that attaches some of its own. */
  static Shelf shelf(BlobStore store) {
    return store.shelf(SHELF, ALL, EVER);
  }

  /**
   * Copies them.
   *
   * @throws Refusal when one that is needed is not there
   */
  void copy(BlobStore from, BlobStore to) throws IOException, Refusal {
    for (AttachmentName name : needed) {
      if (!copied(name, from, to)) {
        throw new Refusal(
            "Attachment " + name.sha256() + " of " + name.bytes() + " bytes",
            "it is not kept any more",
            "all that the round's questions and answers name",
            "Ask for a newer round; attachments are kept for a week, as far as there is room.");
      }
    }
    for (AttachmentName name : wanted) {
      copied(name, from, to);
    }
  }

  private static boolean copied(AttachmentName name, BlobStore from, BlobStore to)
      throws IOException {
    Optional<Blob> found = from.find(name.sha256());
    if (found.isEmpty()) {
      return false;
    }
    try (InputStream in = Files.newInputStream(found.get().file())) {
      shelf(to).put(in, found.get().bytes());
    }
    return true;
  }
}
