package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.errors.ApiError;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.function.Function;

/**
 * What the API server answers to a request: what it has become or why not, and what the user is warned of either way.
 *
 * @param outcome what became of the request
 * @param warnings what kubectl prints after {@code Warning: }
 * @param <T> what a granted request gives
 */
public record Answer<T>(Either<ApiError, T> outcome, Seq<String> warnings) {

    /** Returns an answer without warnings. */
    static <T> Answer<T> of(Either<ApiError, T> outcome) {
        return new Answer<>(outcome, Vector.empty());
    }

    /** Returns the answer that grants that value. */
    static <T> Answer<T> granted(T value) {
        return of(Either.right(value));
    }

    /** Returns the answer that refuses for that reason. */
    static <T> Answer<T> refused(ApiError why) {
        return of(Either.left(why));
    }

    /** Returns the answer of admission, granting that value. */
    static <T> Answer<T> of(Review review, T granted) {
        return new Answer<>(review.refusal().toEither(granted).swap(), review.warnings());
    }

    /** Returns the answer with one more warning. */
    Answer<T> withWarning(String warning) {
        return new Answer<>(outcome, warnings.append(warning));
    }

    /** Returns the answer with what is made of the outcome. */
    <U> Answer<U> map(Function<? super T, ? extends U> next) {
        return new Answer<>(outcome.map(next), warnings);
    }

    /** Returns what comes next, with the warnings of both. */
    <U> Answer<U> then(Function<? super T, Answer<U>> next) {
        if (outcome.isLeft()) {
            return new Answer<>(Either.left(outcome.getLeft()), warnings);
        }
        Answer<U> after = next.apply(outcome.get());
        return warnings.isEmpty() ? after : new Answer<>(after.outcome, warnings.appendAll(after.warnings));
    }
}
