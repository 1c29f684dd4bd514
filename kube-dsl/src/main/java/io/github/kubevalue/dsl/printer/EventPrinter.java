package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.core.Event;
import io.github.kubevalue.model.core.EventSeries;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Locale;

/** What the components of a cluster told. */
// pkg/printers/internalversion/printers.go, printEvent
final class EventPrinter {
    private EventPrinter() {}

    static Seq<Column<Event>> columns() {
        return Vector.of(
                Column.at("LAST SEEN", (Event event, Instant now) -> Age.since(event.lastSeen(), now)),
                Column.of("TYPE", event -> Texts.orEmpty(event.eventType())),
                Column.of("REASON", event -> event.reason().getOrElse("")),
                Column.of("OBJECT", EventPrinter::object),
                Column.wide(
                        "SUBOBJECT", event -> event.involvedObject().fieldPath().getOrElse("")),
                Column.wide("SOURCE", EventPrinter::source),
                Column.of("MESSAGE", event -> event.message().getOrElse("").strip()),
                new Column<>("FIRST SEEN", true, (event, now) -> Age.since(event.firstSeen(), now)),
                Column.wide("COUNT", event -> String.valueOf(count(event))),
                Column.wide("NAME", Event::name));
    }

    private static int count(Event event) {
        return event.series().isDefined()
                ? event.series().flatMap(EventSeries::count).getOrElse(0)
                : event.count().filter(number -> number > 0).getOrElse(1);
    }

    private static String object(Event event) {
        String kind = event.involvedObject().kind().getOrElse("").toLowerCase(Locale.ROOT);
        return event.involvedObject()
                .name()
                .filter(name -> !name.isEmpty())
                .map(name -> kind + "/" + name)
                .getOrElse(kind);
    }

    private static String source(Event event) {
        String component = said(event.source().component(), event.reportingComponent());
        String instance = said(event.source().host(), event.reportingInstance());
        return instance.isEmpty() ? component : component + ", " + instance;
    }

    private static String said(Option<String> first, String second) {
        return first.filter(text -> !text.isEmpty()).getOrElse(second);
    }
}
