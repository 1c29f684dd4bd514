package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.zone.Zone;
import io.github.kubevalue.dns.zone.ZoneFile;
import io.github.kubevalue.dns.zone.Zones;
import io.vavr.collection.Seq;
import java.nio.file.Path;

/**
 * Reads the zones of the world outside. The origin of a zone is the owner of its SOA, or else what the name of its file says: {@code example.com.zone}, {@code db.example.com}.
 */
final class ZoneFiles {
    private ZoneFiles() {}

    static Zones read(Seq<String> files) {
        return Zones.of(files.map(ZoneFiles::zone));
    }

    private static Zone zone(String file) {
        DomainName named = DomainName.absolute(String.valueOf(Path.of(file).getFileName())
                .replaceFirst("^db\\.", "")
                .replaceFirst("\\.(zone|db|txt)$", ""));
        Seq<ResourceRecord> records = ZoneFile.parse(TextFile.read("zone file", file), named)
                .getOrElseThrow(fault -> new BadInput(file + ": " + fault));
        try {
            return records.reject(found -> found.data() instanceof RecordData.Soa)
                    .foldLeft(begun(records, named), Zone::with);
        } catch (IllegalArgumentException e) {
            throw new BadInput(file + ": " + e.getMessage());
        }
    }

    private static Zone begun(Seq<ResourceRecord> records, DomainName named) {
        return records.find(found -> found.data() instanceof RecordData.Soa)
                .map(soa -> Zone.of(soa.name(), (RecordData.Soa) soa.data()))
                .getOrElse(() -> Zone.of(named.toString()));
    }
}
