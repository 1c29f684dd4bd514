package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.apiserver.ApiServer;
import io.github.kubevalue.model.apiserver.Call;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Step;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.vavr.Lazy;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The writes of one plan, made one after the other until one is refused.
 *
 * @param server the API server so far
 * @param start when the cluster was started
 * @param now the virtual time
 * @param actor who writes
 * @param user as whom
 * @param own the versions that the plan itself has made: by object, those it may have seen and the one that is now
 * @param transitions what was changed
 * @param told what is to be told about the answers
 * @param memory what the answers let the controller remember
 * @param error why the rest of the plan is dropped
 * @param left how many requests may still be made: then whoever makes them stops
 */
record Execution(
        ApiServer server,
        Instant start,
        Instant now,
        String actor,
        Lazy<User> user,
        Map<ResourceKey, Versions> own,
        Vector<Transition> transitions,
        Vector<Event> told,
        Option<Memory> memory,
        Option<ApiError> error,
        int left) {

    /** The version of an object before the plan touched it, and after. */
    record Versions(Option<String> before, Option<String> after) {}

    static Execution of(ApiServer server, Instant start, Instant now, Work work) {
        Lazy<User> user = Lazy.of(() -> Components.user(work.controller(), work.key(), server.store()));
        return new Execution(
                server,
                start,
                now,
                work.controller(),
                user,
                HashMap.empty(),
                Vector.empty(),
                Vector.empty(),
                Option.none(),
                Option.none(),
                Integer.MAX_VALUE);
    }

    /** Returns this before anything is done, which ends after that many requests. */
    Execution upTo(int requests) {
        return new Execution(server, start, now, actor, user, own, transitions, told, memory, error, requests);
    }

    /** How many requests were made of a plan that no number was set for. */
    int requests() {
        return Integer.MAX_VALUE - left;
    }

    Execution all(Seq<Step> steps) {
        return steps.foldLeft(this, (so, step) -> so.error.isDefined() ? so : so.one(step));
    }

    private Execution one(Step step) {
        return left == 0 ? this : upTo(left - 1).answered(step);
    }

    private Execution answered(Step step) {
        Write write = overOwn(step.write());
        Either<ApiError, ApiServer> answer =
                server.answer(write, Call.at(now).by(user.get())).outcome();
        if (answer.isLeft()) {
            return isHarmless(write, answer.getLeft()) ? this : refused(step, answer.getLeft());
        }
        Seq<Change> changes = answer.get().store().since(server.store().revision());
        return changes.findLast(change -> change.key().equals(write.key()))
                .orElse(changes.headOption())
                .map(change -> written(step, write, change, answer.get()))
                .getOrElse(this);
    }

    private Execution written(Step step, Write write, Change change, ApiServer after) {
        Option<Event> news = change.after().flatMap(step.reaction()::written);
        Execution so = new Execution(
                after,
                start,
                now,
                actor,
                user,
                own.put(change.key(), versions(change)),
                transitions.append(transition(write, change, step.why())),
                told.appendAll(news),
                step.reaction().memory().orElse(memory),
                error,
                left);
        return change.after().flatMap(step.reaction()::next).map(so::one).getOrElse(so);
    }

    /** The rest of the plan is dropped, but for what is written in its place. */
    private Execution refused(Step step, ApiError why) {
        return step.reaction().instead(why).map(this::one).getOrElse(this).failed(step, why);
    }

    /** Returns what has been written up to a step whose write fails: the rest is dropped. */
    Execution failed(Step step, ApiError why) {
        return new Execution(
                server,
                start,
                now,
                actor,
                user,
                own,
                transitions,
                told.appendAll(step.reaction().refused(why)),
                memory,
                Option.of(why),
                left);
    }

    private Transition transition(Write write, Change change, String why) {
        return new Transition(Duration.between(start, now), actor, write.verb(), change.key(), why);
    }

    private Versions versions(Change change) {
        Option<String> before = own.get(change.key())
                .map(Versions::before)
                .getOrElse(() -> change.before().flatMap(Execution::version));
        return new Versions(before, change.after().flatMap(Execution::version));
    }

    /** A plan that writes an object twice does not stumble over its own first write. */
    private Write overOwn(Write write) {
        if (write instanceof Write.Update update) {
            return new Write.Update(overOwn(update.object()));
        }
        if (write instanceof Write.UpdateSubresource<?> update) {
            return overOwn(update);
        }
        return write instanceof Write.UpdateStatus update ? new Write.UpdateStatus(overOwn(update.object())) : write;
    }

    private <T extends KubeObject> Write overOwn(Write.UpdateSubresource<T> update) {
        T object = update.part().kind().type().cast(overOwn(update.object()));
        return new Write.UpdateSubresource<>(object, update.part());
    }

    private KubeObject overOwn(KubeObject object) {
        return own.get(object.key())
                .filter(versions -> versions.before().equals(version(object)))
                .map(versions -> object.withMetadata(object.metadata().withResourceVersion(versions.after())))
                .getOrElse(object);
    }

    private static Option<String> version(KubeObject object) {
        return object.metadata().resourceVersion();
    }

    /** What every controller takes as success: what it deletes is gone, or where it creates is on its way out. */
    private static boolean isHarmless(Write write, ApiError error) {
        return write instanceof Write.Delete && error.is(ApiError.Reason.NOT_FOUND)
                || write instanceof Write.Create && error.isNamespaceTerminating();
    }
}
