package io.github.kubevalue.net.ipset;

import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.packet.Flow;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * A set of a type that is not modelled, or with an option or an entry that is not and on which an answer may depend: kept word
 * for word. Nobody is told what it holds.
 *
 * @param name its name
 * @param command the first of its commands that is not modelled
 * @param commands the commands that make it
 */
public record UnmodelledSet(String name, String command, Vector<String> commands) implements SavedSet {
    /** Returns this set, made by one more command. */
    UnmodelledSet with(String more) {
        return new UnmodelledSet(name, command, commands.append(more));
    }

    @Override
    public Either<String, Boolean> ask(Flow flow, Seq<Match.End> ends) {
        return Either.left(command);
    }

    @Override
    public String text() {
        return commands.map(each -> each + "\n").mkString();
    }
}
