package io.myelin.api.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text that stands in no log: whoever prints it sees three stars. */
@Schema(name = "Secret", type = SchemaType.STRING, format = "password")
public record Secret(@JsonValue String text) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Secret {}

  @Override
  public String toString() {
    return "***";
  }
}
