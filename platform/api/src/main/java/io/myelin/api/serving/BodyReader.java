package io.myelin.api.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.myelin.api.RequestBody;
import io.myelin.api.json.ContractJson;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the bodies of requests into the records of the contract, bounded. Of their own type, since
 * servers bring readers of any object and may prefer those.
 */
@Provider
@Consumes("application/json")
public class BodyReader implements MessageBodyReader<RequestBody> {
  /** As hex an extrinsic takes twice its bytes; a larger one can be submitted by JSON-RPC. */
  static final int MOST_BYTES = 256 << 10;

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return RequestBody.class.isAssignableFrom(type);
  }

  @Override
  public RequestBody readFrom(
      Class<RequestBody> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream in)
      throws IOException {
    byte[] body = in.readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      throw Problems.refusal(
          413, "too-large", "The body was refused: more than " + MOST_BYTES + " bytes.");
    }
    return Turns.OF_LARGE_WORK.take(() -> parsed(body, type));
  }

  static RequestBody parsed(byte[] body, Class<RequestBody> type) {
    try {
      return Optional.ofNullable(ContractJson.mapper().readValue(body, type))
          .orElseThrow(() -> Problems.badPart("", "The body is null; needed: an object."));
    } catch (JsonMappingException wrong) {
      throw refused(wrong);
    } catch (JsonProcessingException wrong) {
      throw Problems.badPart("", "The body is not JSON: " + wrong.getOriginalMessage());
    } catch (IOException wrong) {
      throw Problems.badPart("", "The body could not be read: " + wrong.getMessage());
    }
  }

  private static RuntimeException refused(JsonMappingException wrong) {
    String pointer =
        wrong.getPath().stream()
            .map(
                part ->
                    "/"
                        + Optional.ofNullable(part.getFieldName())
                            .orElse(Integer.toString(part.getIndex())))
            .collect(Collectors.joining());
    String detail =
        wrong instanceof UnrecognizedPropertyException unknown
            ? "The body has no field '"
                + Problems.echo(unknown.getPropertyName())
                + "'; known: "
                + unknown.getKnownPropertyIds()
                + "."
            : "The body is not of the shape that is needed at '"
                + pointer
                + "'; see /api/v1/openapi.";
    return Problems.badPart(pointer, detail);
  }
}
