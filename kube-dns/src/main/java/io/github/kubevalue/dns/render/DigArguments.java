package io.github.kubevalue.dns.render;

import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * Reads dig's command line. Words before the first name hold for all lookups, words after a name for that one;
 * only the banner and brevity are the whole line's.
 *
 * <p>It belongs to one command line.
 */
// bin/dig/dig.c, parse_args
final class DigArguments {
    private static final Vector<String> OPCODES =
            Vector.of("QUERY", "IQUERY", "STATUS", "RESERVED3", "NOTIFY", "UPDATE");

    private final Seq<String> words;
    private int next;
    private DigCall standard = DigCall.builder().build();
    private DigCall current = standard;
    private Vector<DigCall> calls = Vector.empty();
    private boolean named;
    private boolean wantsComments;
    private boolean wantsQuestion;
    private boolean brief;
    private boolean prints = true;
    private boolean greets = true;

    private DigArguments(Seq<String> words) {
        this.words = words;
    }

    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message, null, false, false);
        }
    }

    static Either<String, Seq<DigCall>> parse(Seq<String> words) {
        try {
            return Either.right(new DigArguments(words).calls());
        } catch (Fault e) {
            return Either.left(String.valueOf(e.getMessage()));
        }
    }

    private Seq<DigCall> calls() throws Fault {
        while (next < words.size()) {
            String word = words.get(next++);
            if (word.startsWith("@")) {
                current = current.withServer(Option.some(server(word.substring(1))));
            } else if (word.startsWith("+")) {
                plus(word.substring(1));
            } else if (word.startsWith("-") && word.length() > 1) {
                dash(word.substring(1));
            } else {
                plain(word);
            }
            standard = named ? standard : current;
            brief = current.has(DigSwitch.SHORT);
            prints = current.has(DigSwitch.CMD);
        }
        Vector<DigCall> all = named ? calls.append(current) : Vector.of(current.withType(RecordType.NS));
        return all.map(
                call -> call.withGreets(greets).with(DigSwitch.SHORT, brief).with(DigSwitch.CMD, prints));
    }

    private static Ip server(String text) throws Fault {
        return Ip.tryParse(text).getOrElseThrow(() -> new Fault("the names of servers are not looked up: @" + text));
    }

    private void plain(String word) throws Fault {
        Option<RecordType> type = RecordType.tryParse(word);
        Option<RecordClass> recordClass = recordClass(word);
        if (type.isDefined()) {
            type(type.get());
        } else if (recordClass.isDefined()) {
            current = current.withRecordClass(recordClass.get());
        } else {
            name(word);
        }
    }

    // lib/isc/result.c
    private static void legal(String word) throws Fault {
        try {
            DomainName.parse(word);
        } catch (IllegalArgumentException e) {
            String fault = String.valueOf(e.getMessage());
            String said = fault.contains("empty label")
                    ? "empty label"
                    : fault.contains("a label of more")
                            ? "label too long"
                            : fault.contains("escape") ? "bad escape" : "ran out of space";
            throw new Fault("'" + word + "' is not a legal name (" + said + ")");
        }
    }

    private void name(String word) throws Fault {
        legal(word);
        if (named) {
            calls = calls.append(current);
            current = standard.with(DigSwitch.SHORT, brief).with(DigSwitch.CMD, prints);
        }
        greets = named ? greets : prints;
        named = true;
        current = current.withName(word);
    }

    private void type(RecordType type) throws Fault {
        if (type.equals(RecordType.IXFR)) {
            throw new Fault("incremental transfers are not modelled");
        }
        current = current.withType(type);
        if (type.equals(RecordType.AXFR)) {
            current = current.with(DigSwitch.COMMENTS, wantsComments).with(DigSwitch.QUESTION, wantsQuestion);
        }
        if (type.equals(RecordType.ANY)) {
            current = current.with(DigSwitch.TCP, true);
        }
    }

    private static Option<RecordClass> recordClass(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "IN" -> Option.some(RecordClass.IN);
            case "CH", "CHAOS" -> Option.some(RecordClass.CH);
            case "HS", "HESIOD" -> Option.some(new RecordClass(4));
            default -> Option.none();
        };
    }

    private void dash(String word) throws Fault {
        if (word.equals("4") || word.equals("6") || word.equals("r") || word.equals("u")) {
            return;
        }
        char option = word.charAt(0);
        String value = word.length() > 1 ? word.substring(1) : value(word);
        switch (option) {
            case 'p' -> current = current.withPort(number(value, "port number"));
            case 't' -> type(RecordType.tryParse(value).getOrElseThrow(() -> new Fault("invalid type " + value)));
            case 'c' ->
                current = current.withRecordClass(
                        recordClass(value).getOrElseThrow(() -> new Fault("invalid class " + value)));
            case 'q' -> name(value);
            case 'x' -> reverse(value);
            default -> throw new Fault("Invalid option: -" + word);
        }
    }

    private void reverse(String value) throws Fault {
        Ip ip = Ip.tryParse(value).getOrElseThrow(() -> new Fault("Invalid IP address " + value));
        name(DomainName.reverse(ip).toString());
        current = current.withType(RecordType.PTR);
    }

    private String value(String option) throws Fault {
        if (next == words.size()) {
            throw new Fault("Invalid option: -" + option);
        }
        return words.get(next++);
    }

    private static int number(String text, String what) throws Fault {
        if (!text.matches("[0-9]{1,9}")) {
            throw new Fault("invalid " + what + " '" + text + "': not a valid number");
        }
        return Integer.parseInt(text);
    }

    private void plus(String word) throws Fault {
        int equals = word.indexOf('=');
        String given = equals < 0 ? word : word.substring(0, equals);
        Option<String> value = equals < 0 ? Option.none() : Option.some(word.substring(equals + 1));
        boolean on = !given.toLowerCase(Locale.ROOT).startsWith("no");
        String name = on ? given : given.substring(2);
        if (!valued(name, on, value)) {
            DigSwitch known = DigSwitch.named(name)
                    .getOrElseThrow(() -> new Fault("Invalid option: +" + word + " (or it is not modelled)"));
            flip(known, on);
        }
    }

    /** Whether the option has a value; what it says is then in the lookup. */
    private boolean valued(String name, boolean on, Option<String> value) throws Fault {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "all" ->
                current = current.withSwitches(
                        on
                                ? current.switches().union(DigSwitch.ALL)
                                : current.switches().diff(DigSwitch.ALL));
            case "bufsize" -> current = current.withBufferSize(on ? required(name, value) : 1232);
            case "edns" ->
                current = current.with(DigSwitch.EDNS, on)
                        .withEdnsVersion(value.isEmpty() ? 0 : number(value.get(), name));
            case "ednsopt" -> option(on, value);
            case "opcode" -> current = current.withOpcode(on ? opcode(value.getOrElse("")) : 0);
            case "time", "timeout" -> required(name, value);
            case "tries" -> current = current.withTries(Option.some(Math.max(1, required(name, value))));
            case "retry" -> current = current.withTries(Option.some(1 + required(name, value)));
            case "ndots" -> current = current.withNdots(Option.some(required(name, value)));
            case "domain" -> {
                current = current.withDomain(DomainName.tryParse(value.getOrElse("")))
                        .with(DigSwitch.SEARCH, on);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int required(String name, Option<String> value) throws Fault {
        return number(value.getOrElseThrow(() -> new Fault("Invalid option: +" + name)), name);
    }

    private void flip(DigSwitch known, boolean on) {
        current = current.with(known, on);
        wantsComments |= known == DigSwitch.COMMENTS && on;
        wantsQuestion |= known == DigSwitch.QUESTION && on;
        if (known == DigSwitch.SHORT && on) {
            current =
                    current.withSwitches(current.switches().diff(DigSwitch.ALL).add(DigSwitch.ANSWER));
        }
        if (known == DigSwitch.SHOW_SEARCH) {
            current = current.with(DigSwitch.SEARCH, on);
        }
    }

    private static int opcode(String text) throws Fault {
        int known = OPCODES.indexOf(text.toUpperCase(Locale.ROOT));
        return known >= 0 ? known : number(text, "opcode");
    }

    private void option(boolean on, Option<String> value) throws Fault {
        if (!on) {
            current = current.withOptions(Vector.empty());
            return;
        }
        String text = value.getOrElse("");
        int colon = text.indexOf(':');
        int code = number(colon < 0 ? text : text.substring(0, colon), "ednsopt code");
        String hex = colon < 0 ? "" : text.substring(colon + 1);
        if (!hex.matches("([0-9a-fA-F]{2})*")) {
            throw new Fault("ednsopt: bad hex encoding in '" + hex + "'");
        }
        Vector<Byte> octets = Vector.range(0, hex.length() / 2).map(i ->
                (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16));
        current = current.withOptions(current.options().append(new EdnsOption(code, octets)));
    }
}
