package io.github.kubevalue.model.selector;

import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.LabelSelectorOperator;
import io.github.kubevalue.model.meta.LabelSelectorRequirement;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Comparator;

/**
 * The selector of a request by labels: {@code LabelQuery.parse("app=web,tier in (front,back),!canary")}.
 *
 * <p>All requirements must hold. Its text is the normal form: requirements in the order of their keys, values in order. Law:
 * parsing the text of a query gives the query.
 *
 * @param requirements the requirements, in the order of their keys
 */
public record LabelQuery(Vector<LabelRequirement> requirements) {
    private static final LabelQuery EVERYTHING = new LabelQuery(Vector.empty());
    private static final Map<LabelSelectorOperator, LabelOperator> OPERATORS = HashMap.of(
            LabelSelectorOperator.IN, LabelOperator.IN,
            LabelSelectorOperator.NOT_IN, LabelOperator.NOT_IN,
            LabelSelectorOperator.EXISTS, LabelOperator.EXISTS,
            LabelSelectorOperator.DOES_NOT_EXIST, LabelOperator.DOES_NOT_EXIST);

    /** Sorts the requirements, so that equal queries are equal values. */
    public LabelQuery {
        requirements = requirements.sorted(Comparator.comparing(LabelRequirement::key));
    }

    /** Returns the query that selects everything; its text is empty. */
    public static LabelQuery everything() {
        return EVERYTHING;
    }

    /** Returns the query of a text, or what the API server says is wrong with it. */
    public static Either<String, LabelQuery> parse(String text) {
        return LabelParser.parse(text).map(LabelQuery::new);
    }

    /** Returns what a selector inside an object asks, or why it is none. */
    public static Either<String, LabelQuery> of(LabelSelector selector) {
        // apimachinery/pkg/apis/meta/v1/helpers.go, LabelSelectorAsSelector
        Vector<Either<String, LabelRequirement>> labels = selector.matchLabels()
                .toVector()
                .map(label -> LabelRequirement.of(label._1, LabelOperator.EQUALS, Vector.of(label._2)));
        Vector<Either<String, LabelRequirement>> expressions =
                selector.matchExpressions().toVector().map(LabelQuery::requirement);
        return Either.sequenceRight(labels.appendAll(expressions)).map(all -> new LabelQuery(all.toVector()));
    }

    private static Either<String, LabelRequirement> requirement(LabelSelectorRequirement expression) {
        return OPERATORS
                .get(expression.operator())
                .toEither(() -> "\"" + expression.operator() + "\" is not a valid label selector operator")
                .flatMap(operator -> LabelRequirement.of(expression.key(), operator, expression.values()));
    }

    /** Whether an object with these labels is selected. */
    public boolean matches(Map<String, String> labels) {
        return requirements.forAll(requirement -> requirement.matches(labels));
    }

    /** Whether this query selects everything. */
    public boolean isEverything() {
        return requirements.isEmpty();
    }

    /** The first label that must have one certain value, with the value. */
    public Option<LabelRequirement> exact() {
        return requirements.find(requirement -> requirement.exactly().isDefined());
    }

    /** Returns the normal form, {@code app=web,tier in (back,front)}. */
    @Override
    public String toString() {
        return requirements.mkString(",");
    }
}
