package io.github.kubevalue.model.controller.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.batch.SuccessPolicy;
import io.github.kubevalue.model.batch.SuccessPolicyRule;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuccessRulesTest {

    // pkg/controller/job/success_policy_test.go, TestMatchSuccessPolicy: rules of 10 completions, # before a count
    @ParameterizedTest(name = "[{0}] of [{1}]: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''|0|",
                "invalid-form|0|",
                "0-2|0-2,4-7|0",
                "3|0-2|",
                "#2|0-2|0",
                "#4|0-2|",
                "9; 4,6|0-2,4-7|1",
                "0,1; 5|0-2,4-7|0",
                "3-6#2|0-2,4-7|0",
                "3-6#2|0-2,6-7|",
                "#4|''|",
                "2-4,6-8|1-9|0",
                "2-4,6-9|2-4,6-9|0",
                "2-4,8-12|2-5,7-15|0",
                "10-12,14-16|1-3,5-7|",
                "1-3,5-7|2-4,6-8|",
                "1-3,5-7#4|2-4,6-8|0",
                "2-4,6-9|1-3,5-7|",
                "2-4,6-9#4|1-3,5-7|0",
                "0-4,6-9|1-3,7-8|",
                "0-4,6-9#5|1-3,7-8|0",
                "0-6,8-9|1-3,5-9|",
                "0-6,8-9#7|1-3,5-9|0",
                "0-5,7-9|1-5,7-10|",
                "0-5,7-9#8|1-5,7-10|0",
                "0-3,6-9|1-10|",
                "0-3,6-9#7|1-10|0"
            })
    void someIndexesMayBeEnough(String rules, String succeeded, Integer met) {
        SuccessPolicy policy = SuccessPolicy.builder()
                .rules(
                        rules.isEmpty()
                                ? Vector.empty()
                                : Vector.of(rules.split("; ")).map(SuccessRulesTest::rule))
                .build();
        assertThat(SuccessRules.met(
                        Rows.indexed(10, spec -> spec.withSuccessPolicy(Option.of(policy))),
                        CompletionIndexes.parse(succeeded, 20)))
                .isEqualTo(Option.of(met).map(place -> "Matched rules at index " + place));
    }

    private static SuccessPolicyRule rule(String text) {
        String[] parts = text.split("#");
        return SuccessPolicyRule.builder()
                .succeededIndexes(Option.of(parts[0]).filter(indexes -> !indexes.isEmpty()))
                .succeededCount(Option.when(parts.length > 1, () -> Integer.valueOf(parts[1])))
                .build();
    }
}
