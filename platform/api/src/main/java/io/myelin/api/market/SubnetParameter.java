package io.myelin.api.market;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A setting of a subnet, as the chain stores it. */
@Schema(description = "A parameter of a subnet as the chain stores it.")
public record SubnetParameter(
    @Schema(example = "Tempo") String name,
    @Schema(example = "u16") String type,
    @Schema(implementation = Object.class, description = "Decoded.") JsonNode value,
    @Schema(description = "Whether nothing is stored, so that the chain's default holds.")
        boolean isDefault,
    @Schema(
            description =
                "In what it is counted, where the runtime declares it: rao, of TAO or of the"
                    + " subnet's alpha; null where it does not.",
            example = "rao")
        Optional<String> unit,
    @Schema(
            description =
                "The least that its type takes, in decimal; the call may refuse more. Null where it"
                    + " is no whole number.",
            example = "0")
        Optional<String> least,
    @Schema(description = "The most that its type takes, likewise.", example = "65535")
        Optional<String> most,
    @Schema(
            description = "The call that is named after it; null where the chain has none.",
            example = "AdminUtils.sudo_set_tempo")
        Optional<String> call,
    @Schema(
            description = "The call's argument beside netuid; null where it is not a single one.",
            example = "tempo")
        Optional<String> argument,
    @Schema(
            description =
                "Who may make that call by the running version: root, so inside of Sudo.sudo by the"
                    + " sudo key; rules: whom its own rules let pass, such as the subnet's owner;"
                    + " nobody: it is refused to all; null where there is no such call.",
            example = "root")
        Optional<String> changedBy,
    @Schema(description = "What the chain's authors say of it.") String docs) {}
