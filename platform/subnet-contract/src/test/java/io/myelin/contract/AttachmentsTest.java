package io.myelin.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.shape.AttachmentName;
import io.myelin.contract.shape.Attachments;
import io.myelin.contract.shape.Refusal;
import io.myelin.spi.Attachment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);
  private static final Attachments ALL = Found::new;

  record Found(String sha256, long bytes, String mediaType) implements Attachment {
    @Override
    public Path file() {
      return Path.of(sha256);
    }
  }

  /** The fields of an attachment, and none. */
  record Alike(String sha256, long bytes, String mediaType) {}

  record Album(Attachment cover, List<Attachment> photos, Optional<Attachment> sound, Alike like) {}

  private static ObjectNode album(long cover, long photo) throws Exception {
    return (ObjectNode)
        JSON.readTree(
            """
            {"cover":{"sha256":"AAA","bytes":COVER,"media_type":"image/png"},
             "photos":[{"sha256":"BBB","bytes":PHOTO},{"sha256":"BBB","bytes":PHOTO}],
             "like":{"sha256":"AAA","bytes":9,"media_type":""}}"""
                .replace("COVER", Long.toString(cover))
                .replace("PHOTO", Long.toString(photo))
                .replace("AAA", A)
                .replace("BBB", B));
  }

  @Test
  void findsTheAttachmentsOfARecordEachOnceAndNothingThatLooksLikeOne() throws Exception {
    ObjectNode album = album(5, 7);
    assertEquals(
        List.of(new AttachmentName(A, 5, "image/png"), new AttachmentName(B, 7, "")),
        AttachmentName.in(album, RecordJson.schema(Album.class)));
    Album read = RecordJson.read(album, Album.class, ALL);
    assertEquals("image/png", read.cover().mediaType());
    assertEquals(
        AttachmentName.in(album, RecordJson.schema(Album.class)),
        AttachmentName.in(RecordJson.write(read), RecordJson.schema(Album.class)));
  }

  @Test
  void boundsAllAttachmentsOfARecordTogether() throws Exception {
    RecordJson.read(album(5, 7), Album.class, ALL.atMost(12, "the question"));
    Refusal refused =
        assertThrows(
            Refusal.class,
            () -> RecordJson.read(album(5, 8), Album.class, ALL.atMost(12, "the question")));
    assertEquals(
        "the question has attachments of more than 12 bytes, which is all its task allows",
        refused.getMessage());
    RecordJson.checkAttachments(album(5, 7), Album.class, 12);
    assertThrows(Refusal.class, () -> RecordJson.checkAttachments(album(6, 7), Album.class, 12));
    assertThrows(
        Refusal.class,
        () -> RecordJson.checkAttachments(album(Long.MAX_VALUE, 7), Album.class, 12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "\"x\"",
        "{\"sha256\":\"AAAA\",\"bytes\":1}",
        "{\"sha256\":\"../../../etc/passwd\",\"bytes\":1}",
        "{\"sha256\":\"%s\",\"bytes\":-1}",
        "{\"sha256\":\"%s\",\"bytes\":1.5}",
        "{\"sha256\":\"%s\",\"bytes\":99999999999999999999}",
        "{\"sha256\":\"%s\",\"bytes\":1,\"media_type\":\"a\\r\\nb: c\"}",
      })
  void refusesWhatIsNoAttachment(String text) throws Exception {
    JsonNode node = JSON.readTree(text.replace("%s", A));
    ObjectNode album = album(1, 1);
    album.set("cover", node);
    Refusal refused = assertThrows(Refusal.class, () -> RecordJson.read(album, Album.class, ALL));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("Album.cover"));
  }
}
