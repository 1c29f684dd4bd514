package io.github.kubevalue.dns.render;

import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Reads nslookup's command line: options, a name, and perhaps a server. */
// bin/dig/nslookup.c, parse_args and setoption
final class NslookupArguments {
    private NslookupArguments() {}

    static Either<String, NslookupCall> parse(Seq<String> words) {
        Seq<String> plain = words.reject(word -> word.startsWith("-"));
        if (plain.isEmpty() || plain.size() > 2) {
            return Either.left("nslookup takes a name and at most one server, was: " + words.mkString(" "));
        }
        if (DomainName.tryParse(plain.head()).isEmpty()) {
            return Either.left("'" + plain.head() + "' is not a legal name");
        }
        Option<Ip> server = plain.tail().headOption().flatMap(Ip::tryParse);
        if (server.isEmpty() && plain.size() == 2) {
            return Either.left("couldn't get address for '" + plain.last() + "': not found");
        }
        Either<String, NslookupCall> call =
                Either.right(NslookupCall.of(plain.head()).withServer(server));
        for (String word : words.filter(each -> each.startsWith("-"))) {
            call = call.flatMap(sofar -> option(sofar, word.substring(1)));
        }
        return call;
    }

    private static Either<String, NslookupCall> option(NslookupCall call, String option) {
        int equals = option.indexOf('=');
        return equals < 0
                ? flag(call, option)
                : valued(call, option, option.substring(0, equals), option.substring(equals + 1));
    }

    private static Either<String, NslookupCall> flag(NslookupCall call, String option) {
        return switch (option) {
            case "search", "defname" -> Either.right(call.withSearches(true));
            case "nosearch", "nodefname" -> Either.right(call.withSearches(false));
            case "debug" -> Either.right(call.withDebugs(true));
            case "nodebug" -> Either.right(call.withDebugs(false));
            case "recurse" -> Either.right(call.withRecurses(true));
            case "norecurse" -> Either.right(call.withRecurses(false));
            case "vc" -> Either.right(call.withOverTcp(true));
            case "novc" -> Either.right(call.withOverTcp(false));
            default -> invalid(option);
        };
    }

    private static Either<String, NslookupCall> valued(NslookupCall call, String option, String name, String value) {
        return switch (name) {
            case "type", "ty", "querytype", "query", "qu", "q" ->
                RecordType.tryParse(value)
                        .map(type -> call.withTypes(call.types().append(type)))
                        .toEither("unknown query type: " + value);
            case "port", "po" -> number(value).map(call::withPort).toEither("Couldn't parse port number");
            case "retry", "ret" ->
                number(value).map(count -> call.withRetry(Option.some(count))).toEither(value);
            case "ndots" ->
                number(value).map(count -> call.withNdots(Option.some(count))).toEither(value);
            case "domain", "do" ->
                DomainName.tryParse(value)
                        .map(domain -> call.withDomain(Option.some(domain)).withSearches(true))
                        .toEither("'" + value + "' is not in legal name syntax");
            case "timeout", "t" -> number(value).map(seconds -> call).toEither(value);
            default -> invalid(option);
        };
    }

    private static Option<Integer> number(String text) {
        return Option.when(text.matches("[0-9]{1,6}"), () -> Integer.parseInt(text));
    }

    private static Either<String, NslookupCall> invalid(String option) {
        return Either.left("*** Invalid option: " + option + " (or it is not modelled)");
    }
}
