package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.apiextensions.ValidationRule;
import io.github.kubevalue.model.cel.CelType;
import io.github.kubevalue.model.cel.Expression;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A rule of a schema, ready to be asked. (apiserver/schema/cel/compilation.go)
 *
 * @param said what the schema says
 * @param test the rule
 * @param message what makes the message, if that is an expression
 */
record Rule(ValidationRule said, Expression test, Option<Expression> message) {
    static final String SELF = "self";
    static final String OLD_SELF = "oldSelf";

    /** What is wrong with a rule: with its expression or with that of its message. */
    record Problem(boolean ofMessage, String detail) {}

    /** Returns a rule over what fits a schema. */
    static Either<Problem, Rule> compile(ValidationRule said, JSONSchemaProps schema) {
        CelType self = ExpressionTypes.of(schema, SELF).getOrElse(CelType.DYN);
        CelType old = said.optionalOldSelf().getOrElse(false) ? CelType.optional(self) : self;
        Map<String, CelType> names = HashMap.of(SELF, self, OLD_SELF, old);
        return Expression.compile(said.rule(), names)
                .mapLeft(problem -> new Problem(false, "compilation failed: " + problem))
                .filterOrElse(
                        test -> test.type().equals(CelType.BOOL),
                        test -> new Problem(false, "cel expression must evaluate to a bool"))
                .flatMap(test -> message(said, names).map(message -> new Rule(said, test, message)));
    }

    private static Either<Problem, Option<Expression>> message(ValidationRule said, Map<String, CelType> names) {
        String text = said.messageExpression().getOrElse("");
        if (text.isBlank()) {
            return Either.right(Option.none());
        }
        return Expression.compile(text, names)
                .mapLeft(problem -> new Problem(true, "messageExpression compilation failed: " + problem))
                .filterOrElse(
                        message -> message.type().equals(CelType.STRING),
                        message -> new Problem(true, "messageExpression must evaluate to a string"))
                .map(Option::of);
    }

    boolean usesOldSelf() {
        return test.uses(OLD_SELF);
    }

    boolean takesNone() {
        return said.optionalOldSelf().getOrElse(false);
    }

    /** The rule as messages name it. */
    String name() {
        return said.message()
                .filter(text -> !text.isEmpty())
                .getOrElse(said.rule())
                .strip();
    }

    /** What is said of a value that breaks the rule, if nothing else is. */
    String plainMessage() {
        return said.message().filter(text -> !text.isEmpty()).isDefined() ? name() : "failed rule: " + name();
    }
}
