package io.github.kubevalue.model.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class VersionPriorityTest {

    /** apimachinery/pkg/version/helpers_test.go, TestCompareKubeAwareVersionStrings. */
    @Test
    void stableVersionsComeBeforeBetaBeforeAlphaAndLaterBeforeEarlier() {
        Vector<String> ordered = Vector.of(
                "v10", "v2", "v1", "v11beta2", "v10beta3", "v3beta1", "v12alpha1", "v11alpha2", "bar", "foo10", "v1.1");

        assertThat(ordered.reverse().sorted(VersionPriority.BEST_FIRST)).isEqualTo(ordered);
        assertThat(ordered.sorted(VersionPriority.BEST_FIRST)).isEqualTo(ordered);
    }
}
