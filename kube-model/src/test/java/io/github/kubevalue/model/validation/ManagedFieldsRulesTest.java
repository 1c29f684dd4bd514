package io.github.kubevalue.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.meta.ManagedFieldsEntry;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class ManagedFieldsRulesTest {
    private static final ManagedFieldsEntry SOUND = ManagedFieldsEntry.builder()
            .manager("kubectl")
            .operation("Apply")
            .apiVersion("v1")
            .fieldsType("FieldsV1")
            .build();

    /** Cases of apimachinery/pkg/apis/meta/v1/validation/validation_test.go. */
    @Test
    void managersAreJudgedInTheWordsOfTheApiServer() {
        assertThat(ManagedFieldsRules.faults(
                                Vector.of(
                                        SOUND.withFieldsType("RandomVersion"),
                                        SOUND.withOperation("RandomOperation"),
                                        SOUND.withManager("field\nmanager"),
                                        SOUND.withManager("m".repeat(129)),
                                        SOUND.withSubresource("s".repeat(257)),
                                        SOUND.withOperation("Update")
                                                .withManager("")
                                                .withFieldsType("")),
                                FieldPath.of("metadata").child("managedFields"))
                        .map(FieldError::toString))
                .containsExactly(
                        "metadata.managedFields[0].fieldsType: Invalid value: \"RandomVersion\": must be `FieldsV1`",
                        "metadata.managedFields[1].operation: Invalid value: \"RandomOperation\": must be `Apply` or"
                                + " `Update`",
                        "metadata.managedFields[2].manager: Invalid value: \"field\\n"
                                + "manager\": invalid character U+000A (at position 5)",
                        "metadata.managedFields[3].manager: Too long: may not be more than 128 bytes",
                        "metadata.managedFields[4].subresource: Too long: may not be more than 256 bytes");
    }
}
