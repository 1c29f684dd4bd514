package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.LabelSelectorOperator;
import io.github.kubevalue.model.meta.LabelSelectorRequirement;
import io.github.kubevalue.model.selector.LabelOperator;
import io.github.kubevalue.model.selector.LabelQuery;
import io.github.kubevalue.model.selector.LabelRequirement;
import io.vavr.control.Either;

/** Label selectors as the Corefile writes them: {@code app=web,tier in (front, back),!canary}. */
// apimachinery/pkg/apis/meta/v1/helpers.go, ParseToLabelSelector
final class SelectorText {
    private SelectorText() {}

    /** Returns the selector, or what is wrong with the text. */
    static Either<String, LabelSelector> parse(String text) {
        return LabelQuery.parse(text)
                .mapLeft(fault -> "couldn't parse the selector string \"" + text + "\": " + fault)
                .flatMap(query -> query.requirements()
                        .foldLeft(
                                Either.<String, LabelSelector>right(LabelSelector.everything()),
                                (selector, requirement) -> selector.flatMap(found -> with(found, requirement))));
    }

    private static Either<String, LabelSelector> with(LabelSelector selector, LabelRequirement requirement) {
        return switch (requirement.operator()) {
            case EQUALS, DOUBLE_EQUALS ->
                Either.right(selector.withMatchLabels(selector.matchLabels()
                        .put(requirement.key(), requirement.values().head())));
            case IN -> Either.right(with(selector, requirement, LabelSelectorOperator.IN));
            case NOT_IN -> Either.right(with(selector, requirement, LabelSelectorOperator.NOT_IN));
            case EXISTS -> Either.right(with(selector, requirement, LabelSelectorOperator.EXISTS));
            case DOES_NOT_EXIST -> Either.right(with(selector, requirement, LabelSelectorOperator.DOES_NOT_EXIST));
            case GREATER_THAN, LESS_THAN ->
                Either.left(quoted(requirement.operator()) + " isn't supported in label selectors");
            case NOT_EQUALS -> Either.left(quoted(requirement.operator()) + " is not a valid label selector operator");
        };
    }

    private static LabelSelector with(
            LabelSelector selector, LabelRequirement requirement, LabelSelectorOperator operator) {
        return selector.withMatchExpressions(selector.matchExpressions()
                .append(LabelSelectorRequirement.builder()
                        .key(requirement.key())
                        .operator(operator)
                        .values(requirement.values())
                        .build()));
    }

    private static String quoted(LabelOperator operator) {
        return "\"" + operator + "\"";
    }
}
