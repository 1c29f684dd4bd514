package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.SctpChunk;
import io.github.kubevalue.net.packet.SctpChunkType;
import io.github.kubevalue.net.packet.SctpContent;
import io.vavr.control.Option;
import java.time.Instant;

/** One SCTP packet of an association: net/netfilter/nf_conntrack_proto_sctp.c, nf_conntrack_sctp_packet. */
final class SctpTracker {
    private final ConntrackSettings settings;
    private final Instant now;
    private final Entry entry;
    private final Direction direction;
    private final SctpContent content;
    private final boolean fresh;
    private SctpTracking sctp;
    private boolean keepsTime = false;
    private boolean established = false;

    SctpTracker(ConntrackSettings settings, Instant now, Entry entry, Direction direction, Packet packet) {
        this.settings = settings;
        this.now = now;
        this.entry = entry;
        this.direction = direction;
        this.fresh = entry.sctp().isEmpty();
        this.sctp = entry.sctp().getOrElse(SctpTracking.builder().build());
        this.content = packet.sctp().getOrElse(() -> sctp.expected(direction));
    }

    TrackedEntry track() {
        if (!isWellFormed()) {
            return invalid("an SCTP packet whose chunks do not stand together");
        }
        if (fresh && !opens()) {
            return invalid("an SCTP packet (" + content.chunks().mkString(",") + ") that opens no association");
        }
        if (!isExempt() && content.verificationTag() != sctp.tag(direction)) {
            return invalid("verification tag check failed");
        }
        for (SctpChunk chunk : content.chunks()) {
            Option<String> fault = step(chunk);
            if (fault.isDefined()) {
                return invalid(fault.get());
            }
        }
        Entry after = known();
        return new TrackedEntry.Passed(
                keepsTime ? after : after.withExpiresAt(now.plus(settings.sctpTimeout(sctp.state()))));
    }

    private Entry known() {
        return entry.withSctp(Option.some(sctp)).withAssured(entry.assured() || established);
    }

    private TrackedEntry invalid(String reason) {
        return new TrackedEntry.Invalid(fresh ? entry : known(), reason);
    }

    // do_basic_checks
    private boolean isWellFormed() {
        boolean alone = content.chunks().size() == 1;
        boolean lonely = content.has(SctpChunkType.INIT)
                || content.has(SctpChunkType.INIT_ACK)
                || content.has(SctpChunkType.SHUTDOWN_COMPLETE);
        boolean lateCookie = content.chunks()
                .drop(1)
                .exists(chunk -> chunk.type() == SctpChunkType.COOKIE_ECHO || chunk.type() == SctpChunkType.COOKIE_ACK);
        return !content.chunks().isEmpty() && (alone || !lonely) && !lateCookie;
    }

    // RFC 9260, section 8.4: packets out of the blue; sctp_new
    private boolean opens() {
        if (content.has(SctpChunkType.ABORT)
                || content.has(SctpChunkType.SHUTDOWN_COMPLETE)
                || content.has(SctpChunkType.COOKIE_ACK)) {
            return false;
        }
        for (SctpChunk chunk : content.chunks()) {
            Option<SctpState> next = SctpTransitions.step(Direction.ORIGINAL, chunk.type(), SctpState.NONE);
            if (next.forAll(state -> state == SctpState.NONE)) {
                return false;
            }
            if (chunk.type() == SctpChunkType.INIT) {
                if (content.verificationTag() != 0) {
                    return false;
                }
                sctp = sctp.withReplyTag(chunk.initiateTag());
            } else if (chunk.type() == SctpChunkType.HEARTBEAT) {
                sctp = sctp.withOriginalTag(content.verificationTag());
            } else if (chunk.type() == SctpChunkType.SHUTDOWN_ACK) {
                sctp = sctp.withReplyTag(content.verificationTag());
            }
        }
        return true;
    }

    /** Whether the tag is looked at chunk by chunk. */
    private boolean isExempt() {
        return content.chunks().exists(chunk -> switch (chunk.type()) {
            case INIT, SHUTDOWN_COMPLETE, COOKIE_ECHO, ABORT, SHUTDOWN_ACK, HEARTBEAT, HEARTBEAT_ACK -> true;
            case DATA, INIT_ACK, SACK, SHUTDOWN, ERROR, COOKIE_ACK -> false;
        });
    }

    /** Takes one chunk in; returns what is wrong with it. */
    private Option<String> step(SctpChunk chunk) {
        boolean strange = chunk.type() == SctpChunkType.HEARTBEAT && isStrange();
        if (!tagFits(chunk)) {
            return Option.some("verification tag check of " + chunk + " failed");
        }
        if (strange) {
            return Option.none();
        }
        SctpState before = sctp.state();
        Option<SctpState> next = SctpTransitions.step(direction, chunk.type(), before);
        if (next.isEmpty()) {
            return Option.some("an SCTP chunk (" + chunk + ") that state " + before + " does not expect");
        }
        boolean noted = chunk.type() == SctpChunkType.INIT
                ? noted(chunk, next.get())
                : chunk.type() != SctpChunkType.INIT_ACK || agreed(chunk);
        if (!noted) {
            return Option.some("an INIT_ACK that answers another INIT");
        }
        established |= next.get() == SctpState.ESTABLISHED && before != SctpState.ESTABLISHED;
        sctp = sctp.withState(next.get());
        return Option.none();
    }

    private boolean isStrange() {
        int tag = sctp.tag(direction);
        return tag != 0 && content.verificationTag() != tag;
    }

    // RFC 9260, section 8.5.1
    private boolean tagFits(SctpChunk chunk) {
        int tag = content.verificationTag();
        return switch (chunk.type()) {
            case INIT -> tag == 0;
            case ABORT, SHUTDOWN_COMPLETE -> tag == sctp.tag(chunk.reflected() ? direction.opposite() : direction);
            case COOKIE_ECHO -> tag == sctp.tag(direction);
            case COOKIE_ACK -> {
                sctp = sctp.withOriginalInit(false).withReplyInit(false);
                yield true;
            }
            case HEARTBEAT -> heartbeat();
            case HEARTBEAT_ACK -> heartbeatAcknowledged();
            case DATA, INIT_ACK, SACK, SHUTDOWN, SHUTDOWN_ACK, ERROR -> true;
        };
    }

    private boolean heartbeat() {
        if (isStrange()) {
            if (content.has(SctpChunkType.DATA) || keepsTime) {
                return false;
            }
            sctp = sctp.withStrangeHeartbeat(Option.some(direction));
            keepsTime = true;
            return true;
        }
        sctp = sctp.tag(direction) == 0
                ? sctp.withTag(direction, content.verificationTag())
                : sctp.withStrangeHeartbeat(Option.none());
        return true;
    }

    private boolean heartbeatAcknowledged() {
        if (!isStrange()) {
            return heartbeat();
        }
        if (content.has(SctpChunkType.DATA)
                || keepsTime
                || sctp.strangeHeartbeat().forAll(way -> way == direction)) {
            return false;
        }
        sctp = sctp.withStrangeHeartbeat(Option.none())
                .withTag(direction, content.verificationTag())
                .withTag(direction.opposite(), 0);
        return true;
    }

    private boolean noted(SctpChunk init, SctpState next) {
        Direction other = direction.opposite();
        if (sctp.state() == SctpState.NONE || sctp.tag(other) != init.initiateTag()) {
            boolean both = sctp.init(direction) && sctp.init(other);
            sctp = (both ? sctp.withInit(other, false) : sctp).withInit(direction, true);
        }
        // an INIT sent again does not keep the entry alive
        keepsTime |= next == SctpState.CLOSED && sctp.state() == SctpState.CLOSED && !fresh;
        sctp = sctp.withTag(other, init.initiateTag());
        return true;
    }

    private boolean agreed(SctpChunk acknowledgement) {
        Direction other = direction.opposite();
        boolean differs = sctp.tag(other) != acknowledgement.initiateTag();
        boolean collision = sctp.init(direction) && sctp.init(other) && differs;
        if (!sctp.init(other) && sctp.tag(other) != 0 && differs || collision) {
            return false;
        }
        sctp = sctp.withTag(other, acknowledgement.initiateTag());
        return true;
    }
}
