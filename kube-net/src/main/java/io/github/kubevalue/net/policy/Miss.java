package io.github.kubevalue.net.policy;

/**
 * A rule that did not allow a connection, and the first part of it that failed.
 *
 * @param rule the rule
 * @param why {@code peer: pod label app=web}, {@code port: 5432 is not 80}
 */
public record Miss(RuleReference rule, String why) {

    @Override
    public String toString() {
        return rule + ": " + why;
    }
}
