// Written by `npm run docs` from the API’s own description.

export interface paths {
    "/api/v1/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open ones, the latest first; with `all=true` also those that are over. */
        get: operations["Alarms.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/{alarm}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody is on it. */
        post: operations["Alarms.acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells a test by every path now. */
        post: operations["Alarms.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/wrong-tries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Networks that tried too many links, codes or questions that are not theirs, the latest first. */
        get: operations["Alarms.wrongTries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes people who wait for this channel; a worker makes the file then. */
        post: operations["Handover.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{batch}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Handover.batch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{batch}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Only a file that has not left the house. */
        post: operations["Handover.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{batch}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The vendor has the whole file and said so. */
        post: operations["Handover.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{batch}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The ciphertext. The first call hands the batch out; every later one gives the same bytes. */
        post: operations["Handover.fetch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{batch}/left-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom a made file left out, a thousand to a page. */
        get: operations["Outlooks.leftOut"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{batch}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** CSV with the columns reference and status, and if known at and code; the same file again changes nothing. */
        put: operations["Handover.bring"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{batch}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Handover.listResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Laws.reviseCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Laws.calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Hotline.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Hotline.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A code to the contact we have of them, if there is one; the answer does not say. */
        post: operations["Hotline.code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends it once; `resent` and `not_me` are carried out. */
        post: operations["Hotline.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a call reported stands in the incident's lists now. */
        post: operations["Hotline.settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/code-files/{file}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines that were not taken, a thousand at most after a line. */
        get: operations["CodePools.rejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/code-files/{file}/rejects.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All of them, to send back to the vendor: line, reason, meaning; never a code. */
        get: operations["CodePools.rejectsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/code-pools/{pool}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CodePools.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/code-pools/{pool}/assigned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who holds a code of the pool, a thousand at most after a reference. */
        get: operations["CodePools.assigned"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/code-pools/{pool}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** For good. */
        post: operations["CodePools.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/code-pools/{pool}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** CSV with a column code and, if known, a column expires; wholly or not at all; the same file again changes nothing. */
        put: operations["CodePools.bring"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/code-pools/{pool}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CodePools.listFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/code-pools/{pool}/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draws codes into a generated pool. */
        post: operations["CodePools.generate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/code-pools/{pool}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing is assigned from it any more. */
        post: operations["CodePools.quarantine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/code-pools/{pool}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Back to use; by another person than who quarantined it. */
        post: operations["CodePools.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/code-pools/{pool}/replace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everybody who holds a code of a quarantined pool gets another one, first in line. */
        post: operations["CodePools.replace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/code-pools/{pool}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The codes of a generated pool in clear, for the shop that must accept them; audited first. */
        post: operations["CodePools.reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deputies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Deputies.list"];
        put?: never;
        /** Everybody names their own, and nobody another's. */
        post: operations["Deputies.name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deputies/{deputy}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Deputies.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/emergency-approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether anybody may approve alone, and what was so approved, unreviewed first. */
        get: operations["Emergencies.standing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/emergency-approval/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Emergencies.disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/emergency-approval/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** For incidents declared from now on. */
        post: operations["Emergencies.enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/extracts/{extract}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Extracts.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/extracts/{extract}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A worker makes it then. */
        post: operations["Extracts.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/extracts/{extract}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ciphertext; only the bank can read it. */
        get: operations["Extracts.fetch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/extracts/{extract}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Extracts.refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/extracts/{extract}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Extracts.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grants/{grant}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** At once where one person may; else 'asked', until a second one agrees. */
        post: operations["Grants.ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grants/{grant}/void/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Grants.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grants/{grant}/void/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Grants.refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holds/{hold}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** From now on no launch goes to these people. */
        post: operations["Holds.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holds/{hold}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends it before its date. */
        post: operations["Holds.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Incidents.list"];
        put?: never;
        post: operations["Incidents.declare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Incidents.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/action-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every list there is with its people, and whether one may take it. */
        get: operations["Statements.lists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Statements.count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/actions.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customer ids in clear, with id space and categories; how many left, and their hash, stand in the audit. */
        get: operations["Statements.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/approval-pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page that fetches nothing: every block × language × channel, the hardest cases, counts, findings, cost. */
        get: operations["Papers.pack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Handover.listBatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Latest first, with counts by outcome; persons only where somebody must still settle what was reported. */
        get: operations["Hotline.list"];
        put?: never;
        /** Answers alike whether somebody was found or not, unless the code of our message was read out. */
        post: operations["Hotline.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/calls/script": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to say before anybody is looked for, in both languages. */
        get: operations["Hotline.script"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people per category and form, per tier and country. */
        get: operations["Lookups.categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Claims.list"];
        put?: never;
        /** On somebody’s behalf, such as from a letter; whoever files it decides nothing. */
        post: operations["Claims.file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/claims/{reference}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Claims.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/claims/{reference}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** One file: a PDF, JPEG or PNG of at most 10 MB, told by its content. */
        put: operations["Claims.addEvidence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/claims/{reference}/evidence/{no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One file of the evidence, as a download; every look is audited. */
        post: operations["Claims.evidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/claims/{reference}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Claims.refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/claims/{reference}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** With the person’s own words; every look is audited. */
        post: operations["Claims.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/code-pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every pool, and how long the codes of each offer last at the rate of the last days. */
        get: operations["CodePools.list"];
        put?: never;
        post: operations["CodePools.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/codes/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Codes.find"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/codes/reissue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The old code is revoked; assigned: the receipt shows another one; waiting: it will, first in line. */
        post: operations["Codes.reissue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/codes/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Codes.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/cohorts/{cohort}/persons/{person}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every attempt to reach one person, with what the provider said of each; no address, no text. */
        get: operations["Sending.proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/combinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dangerous combinations with their people, those of nobody too. */
        get: operations["Lookups.combinations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/cost-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Exact at this moment: reads every grant of the incident, which takes seconds where they are many. */
        get: operations["Finance.costReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/cost-report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a file for whoever reconciles: one line per offer of a set, exact at this moment. */
        get: operations["Finance.costFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/cost-report.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures as they were counted last, each with its definition, as a workbook. */
        get: operations["SendingBills.workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What no call settles any more, oldest first, a thousand at most. */
        get: operations["Fulfilment.deadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/dead-letters/{reference}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One fulfilment that goes by calls, with every try. */
        get: operations["Fulfilment.deadLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/dead-letters/{reference}/fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It will not arrive: the person may choose again. */
        post: operations["Fulfilment.fail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/dead-letters/{reference}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries it anew; what is in doubt is asked first, or needs your word that you checked. */
        post: operations["Fulfilment.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/dead-letters/{reference}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It was booked, as the other side says. */
        post: operations["Fulfilment.settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/dead-letters/{reference}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes you its owner, whoever’s it was. */
        post: operations["Fulfilment.take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/dead-letters/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** After an outage: everything that is dead for one reason, and nobody else’s, is tried anew. */
        post: operations["Fulfilment.retryAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last check: how many people per answer of the DNS, and the domains that take no mail; off beside the sandbox. */
        get: operations["Domains.standing"];
        put?: never;
        /** Runs in the worker; domains leave the machine, addresses never. */
        post: operations["Domains.ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/drafts/lint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same for a text that is not kept yet. */
        post: operations["Messages.lintDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/drafts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A text that is not kept yet as it would be sent, by the renderer that sends: to somebody who does not exist. */
        post: operations["Messages.previewDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/duplicate-benefits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People of this incident who hold a kind of offer twice; the page after begins behind `next`. */
        get: operations["Grants.twice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People who were sent a second copy after a recorded presumption. */
        get: operations["Unknowns.duplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Laws, duties, thresholds and clocks, counted from the published run; and what flipped since the run before. */
        get: operations["Reports.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Claims.feeds"];
        /** CSV with `engagement`, `code` and `enrolled_on`; the same file again is refused. */
        put: operations["Claims.importEnrolments"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/enrolments/{feed}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back a feed that was the wrong one: who began by it alone has not. */
        post: operations["Claims.withdrawFeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/extracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Extracts.listExtracts"];
        put?: never;
        post: operations["Extracts.request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Incidents.setFacts"];
        trace?: never;
    };
    "/api/v1/incidents/{incident}/files/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Streams an export in; the body is the file itself. Answers one entry for each source it became. */
        put: operations["Intake.upload"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/finance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cost, take-up by day, budgets and accounts as the worker counted them last, and when that was. */
        get: operations["Finance.figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/finance/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks the worker to count again now; it does by itself within minutes of a change. */
        post: operations["Finance.count"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By the lanes and quotas of now: when it is done, who misses which deadline, and what would change it. */
        get: operations["Reports.forecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Finance.grants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/guards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Guards.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/guards/{guard}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One finding with every decision ever taken about it. */
        get: operations["Guards.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/guards/{guard}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Guards.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/guards/{guard}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Guards.people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/guards/{guard}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Guards.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/guards/decide-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Guards.decideAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/guards/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every kind, with what it does, how many were found and what is still to be decided. */
        get: operations["Guards.overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/held": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The first thousand that wait for a person, and how many there are by reason. */
        get: operations["Sending.held"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/held/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides deliveries a newer run shows differently: sent with the new profile, or cancelled. */
        post: operations["Sending.releaseHeld"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All of an incident, newest first. */
        get: operations["Holds.list"];
        put?: never;
        /** Notes a written request; it holds nobody until somebody else confirmed it. */
        post: operations["Holds.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/hotline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Lanes.hotline"];
        /** Nobody is told faster than the people at the telephone can bear. */
        put: operations["Lanes.setHotline"];
        post?: never;
        delete: operations["Lanes.clearHotline"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/identity-decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every merge and split, newest first, those taken back too. */
        get: operations["Identities.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/identity-decisions/{decision}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Identities.undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/identity-decisions/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Obeyed by the next run and every one after it. */
        post: operations["Identities.merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/identity-decisions/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps an e-mail or phone group apart from whoever else has its address, from the next run on. */
        post: operations["Identities.split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/intake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks every file before the first is staged; reading goes on in the worker, see `sources`. */
        post: operations["Intake.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/intake/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What these files would get together, links between them included; nothing is taken by looking. */
        get: operations["Mappings.proposals"];
        put?: never;
        /** Takes the proposals as they are, uncertain columns only by name, and starts reading. */
        post: operations["Mappings.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/journals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Journals of an account, or of all, newest first, each with its lines and its cause; `next` goes on. */
        get: operations["Finance.journals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/journals.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every line of the incident's book. */
        get: operations["Finance.lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/mapping.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All mappings of the incident in one workbook. */
        get: operations["Mappings.workbookOfAll"];
        put: operations["Mappings.importAll"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/notice-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Without a list the counts of both as a worker counted them last; with one its people of now, a page at a time. */
        get: operations["Changes.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/notice-changes/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a worker to count again now. */
        post: operations["Changes.count"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Notices.list"];
        put?: never;
        post: operations["Drafts.draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/offer-bundles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Offers.listBundles"];
        put?: never;
        post: operations["Offers.createBundle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/offer-sets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Offers.createSet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Offers.list"];
        put?: never;
        post: operations["Offers.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/overlaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People by exactly which categories leaked of them: the combinations of most people, and the rest in one number. */
        get: operations["Lookups.overlaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Overviews.look"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is published and where, what waits for a second person, what is kept, and every version. */
        get: operations["Pages.standing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/page/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps it and asks a second person to publish it; what waited before is withdrawn. `ask: false` only keeps it. */
        post: operations["PageDrafts.propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/page/drafts/{draft}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PageDrafts.draft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/page/drafts/{draft}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a second person to publish what is kept; what waited before is withdrawn. */
        post: operations["PageDrafts.ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/page/drafts/{draft}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Word by word, in both languages, beside what is published. */
        get: operations["PageDrafts.changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/page/drafts/{draft}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** As readers would see it, in the language asked for. */
        get: operations["PageDrafts.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/page/drafts/{draft}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes it as the next version: needs somebody who did not write it. */
        post: operations["PageDrafts.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/page/drafts/{draft}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PageDrafts.refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/page/inquiries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many asked on the page whether they are affected, day by day; never who. */
        get: operations["Pages.asked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/page/logos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps an image; a page names it by its hash. */
        post: operations["PageDrafts.logo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/page/logos/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PageDrafts.image"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/page/postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records the latest version of the incident's page as a substitute notice, with whom it stands for. */
        post: operations["Postings.postPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/page/starter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page to begin with: the published one, or what the incident's facts say already. */
        get: operations["Pages.starter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/page/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Pages.version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/page/versions/{version}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Word by word, in both languages, beside the version before it. */
        get: operations["Pages.versionChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/payouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Fulfilment.list"];
        put?: never;
        /** One file of what waits; kinds that go by calls stand in none. */
        post: operations["Fulfilment.handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/people/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Lookups.person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/people/{person}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contacts in clear. A GET, so that no remembered answer ever holds them; the reason stands in the audit. */
        get: operations["Lookups.reveal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/people/{person}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Grants.ofPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/people/{person}/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which rows of which files, what each contributed, and the rule that joined it. */
        get: operations["Lookups.lineage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/people/{person}/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same as one person would read it; by name only with a reason and `people.reveal`. */
        post: operations["Messages.previewDraftFor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/people/{person}/previews/{template}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** As one person would read it; greeted by name only with a reason and `people.reveal`. Nothing is sent. */
        get: operations["Messages.previewFor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/people/{person}/proof.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A zip with everything that was sent to one person; `sh VERIFY.txt` in it checks it. */
        get: operations["Proofs.person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/people/{person}/send-page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Their own page once more, to a contact we have: ordered here, sent by a worker at most once. */
        post: operations["People.sendPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/people/{person}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person's full statement; contacts only with a reason and `people.reveal`. */
        get: operations["Statements.statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/people/{person}/statement.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same, as a page to print. */
        get: operations["Statements.statementHtml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/people/{person}/told": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every delivery to one person with its attempts and their events; no address, no text. */
        get: operations["People.told"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/people/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** By matching key: nothing is opened, and no address stands in a log of addresses. */
        post: operations["Lookups.find"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Latest first, each with what is wrong with it by the laws of now. */
        get: operations["Postings.list"];
        put?: never;
        /** Records what is or will be posted, and counts whom it stands for. */
        post: operations["Postings.post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Lookups.profiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/profiles/{profile}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** With what a message would say of it, in both languages. */
        get: operations["Lookups.profile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Claims.listProgrammes"];
        put?: never;
        /** Once per offer: it is printed on receipts. */
        post: operations["Claims.declare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/proof.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same of everybody: as large as the incident. */
        get: operations["Proofs.incident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/proof/roots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The hash of everything known on each day, oldest first, and the key that signs packages. */
        get: operations["Proofs.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proofs of this incident's book, the newest first; and how far the one is that somebody asked for. */
        get: operations["Finance.proofs"];
        put?: never;
        /** Asks the worker to prove the incident's books; where one runs already, that one is answered. */
        post: operations["Finance.askProof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Incidents.look"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/regulator-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every report that was asked for, the latest first. */
        get: operations["Reports.made"];
        put?: never;
        /** Asks for a report of now: 202, and where to look until it is ready. */
        post: operations["Reports.ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** File, line and reason of every reject, never a value; streamed, however many there are. */
        get: operations["Intake.rejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/rejects.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** File, line and reason of every reject, never a value, for a spreadsheet; streamed, however many there are. */
        get: operations["Sources.rejectsFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/rejects/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Intake.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/remedies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Offers.duties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a run begun now would read, how far one is, what the last ones found, and what blocks a launch. */
        get: operations["People.standing"];
        put?: never;
        /** Runs in the worker; ask `resolve` how far it is and what became of it. */
        post: operations["People.resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/restored/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** After a restored backup: what was never attempted may go again, the rest stays on the list of unknowns. */
        post: operations["Sending.releaseRestored"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/runs/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["People.latestRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/seeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Seeds.list"];
        put?: never;
        /** From the next launch on. */
        post: operations["Seeds.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/seeds/{seed}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Seeds.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/sending-bills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invoices for sending, the newest first; withdrawn ones say why. */
        get: operations["SendingBills.list"];
        put?: never;
        /** Keeps what an invoice says; it moves no money and posts nothing. */
        post: operations["SendingBills.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/sending-bills/{bill}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back one that was read wrongly; it stays to be seen. */
        post: operations["SendingBills.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/sharing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Sharing.standing"];
        put?: never;
        post: operations["Sharing.request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/sharing/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Sharing.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/sharing/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Sharing.duplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/sharing/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Every key goes at once, with proof in the audit. */
        post: operations["Sharing.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/sharing/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Sharing.refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every file of an incident: those on their way in, and the sources with what was read of each. */
        get: operations["Sources.sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/sources/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Sources.one"];
        put?: never;
        post?: never;
        /** Forgets a file nothing was read from; its bytes go at once. */
        delete: operations["Sources.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/sources/{source}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a reading at its next checkpoint: the rows go, the file can be started again. */
        post: operations["Sources.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/sources/{source}/inspection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the file is written, what each column looks like in shapes, and the mapping it would get. */
        get: operations["Mappings.inspect"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/sources/{source}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Mappings.get"];
        /** Its next version; the file is read again from the start by the worker. */
        put: operations["Mappings.put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/sources/{source}/mapping.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Mappings.workbook"];
        put: operations["Mappings.importOne"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/sources/{source}/mapping/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Every problem of a mapping with this file, one sentence each, and what saving it would do; nothing changes. */
        post: operations["Mappings.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/sources/{source}/mapping/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Mappings.versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/sources/{source}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many of each reason, with the first of them: line, number of cells, and what the cells look like. */
        get: operations["Sources.rejectsOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/sources/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same, again after each change: `event: standing` with the answer of `sources` as JSON. Whoever comes back with Last-Event-ID hears only what changed since. */
        get: operations["Sources.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody's statement in short, contacts included, one JSON object a line. */
        get: operations["Statements.everyone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses that bounced for good or complained, by ids that cannot be read. */
        get: operations["Unknowns.suppressions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/suppressions/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets addresses be written to again, with a reason; a later bounce or complaint takes it back. */
        post: operations["Unknowns.lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version, with who wrote it and which notices hold to it. */
        get: operations["Messages.list"];
        put?: never;
        /** The newest version saved again gives its id and adds nothing. */
        post: operations["Messages.save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/templates/{template}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Messages.one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/templates/{template}/lint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checked against every exposure and residence of the published run, with readability and the longest SMS. */
        post: operations["Messages.lint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/templates/{template}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Messages.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/unaffected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People of contact lists whom the breach did not touch, counted by file; outside every other count. */
        get: operations["Identities.listUnaffected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/unknowns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open unknowns, a page at a time, with their age and what was known around them when they were last looked at. */
        get: operations["Unknowns.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/unknowns/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides one or many: `resend`, `next_channel`, `told` or `give_up`, with the reason that is kept. */
        post: operations["Unknowns.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/unknowns/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many, by notice, channel and reason, and how old the oldest of each is. */
        get: operations["Unknowns.overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The uploads of an incident, the newest first, with how far each is and why one was refused. */
        get: operations["Uploads.list"];
        put?: never;
        /**
         * Begin an upload (tus: creation)
         * @description Upload-Metadata names the file: `filename` in base64. The answer’s Location takes its bytes.
         */
        post: operations["Uploads.begin"];
        delete?: never;
        /** What of tus 1.0 is served here, and how large an upload may be. */
        options: operations["Uploads.options"];
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/uploads/{upload}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Uploads.one"];
        put?: never;
        post?: never;
        /** Gives an upload up that is no source yet; its bytes go at once. */
        delete: operations["Uploads.abandon"];
        options?: never;
        /** Ask where an upload stands (tus: Upload-Offset) */
        head: operations["Uploads.offset"];
        /**
         * Send bytes from where an upload stands (tus: Upload-Offset)
         * @description As application/offset+octet-stream. What came is kept also where the connection breaks.
         */
        patch: operations["Uploads.append"];
        trace?: never;
    };
    "/api/v1/incidents/{incident}/uploads/{upload}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether these bytes are the ones that landed from `offset` on: asked before another file of the same name and length is taken for the one that was begun. At most 1 MiB, as application/offset+octet-stream. */
        post: operations["Uploads.compare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/vendors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Vendors.list"];
        put?: never;
        /** Asks a second person; nothing is made for the vendor before. */
        post: operations["Vendors.request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident}/voids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Grants.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lanes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every sender and country: how fast it may go, its rolling hour, what brakes it, and why it stands still. */
        get: operations["Lanes.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lanes/{lane}/cap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Slower than the provider allows, for the whole lane or one mailbox provider; null takes the cap away. */
        put: operations["Lanes.cap"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lanes/{lane}/halt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing is marked failed: what is pending waits until it is released. */
        post: operations["Lanes.halt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lanes/{lane}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody has looked at why it was halted; its hour begins anew. */
        post: operations["Lanes.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lanes/{lane}/unknown-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** What becomes of a lane's unknowns whatever its notices say; null: as the notices say. */
        put: operations["Unknowns.lanePolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/law-books/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A book that was in use, by the version a notice or an attempt is pinned to. */
        get: operations["Laws.book"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/law-edits/{kind}/{code}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts the version that waits in force. */
        post: operations["LawEdits.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/law-edits/{kind}/{code}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["LawEdits.refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/law-edits/{kind}/{code}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks to return to what is shipped, as a version of its own. */
        post: operations["LawEdits.reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/law-edits/{kind}/{code}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back what waits; it was never in force. */
        post: operations["LawEdits.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/laws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every law and every calendar as it stands, with the version of the whole book. Not legal advice. */
        get: operations["Laws.list"];
        put?: never;
        /** The next version of a law, or a law of your own; in force once somebody else approved it. */
        post: operations["Laws.revise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/laws/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** With every version it ever had, what each changed, and who decided it. */
        get: operations["Laws.law"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/prove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Recomputes every identity the books claim, and answers when it is done; who works on named incidents names one. */
        post: operations["Finance.prove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed: `event: changed` with a mark of each area as JSON, first as they are, then after each change. A mark that differs from the one before says that something in its area did; what it is, the routes of that area say. Only areas one may read, and of incidents one works on. */
        get: operations["Watching.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Me.me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Ends every other session. */
        put: operations["Me.password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret with its picture; it counts once a code of it was given, and is not shown again after that. */
        post: operations["Me.begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The first code brings it in force; the recovery codes are shown once. */
        post: operations["Me.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ten new ones, shown once; the earlier ones die. */
        post: operations["Me.recoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Me.mySessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Me.endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/end-others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Every session but this one. */
        post: operations["Me.endOthers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/preview-frame": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty page with a policy of its own, in which the console shows a mail: nothing runs there, nothing is fetched. */
        get: operations["Papers.frame"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Papers.list"];
        put?: never;
        /** A new line for its channel and country; earlier ones stay to be read. */
        post: operations["Papers.set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/prices/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every line that was set for one channel and country, newest first. */
        get: operations["Papers.history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/starters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Of an `individual` notice by e-mail and SMS, unless others are asked for. */
        get: operations["Messages.starters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything a text may insert, and where. */
        get: operations["Messages.variables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What it says and to whom, how far it is, and what whoever asks may do with it. */
        get: operations["Notices.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/approval-pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same for one notice: its own texts, exactly its own people, and what it may cost. */
        get: operations["Papers.packOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Notices.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/approve-alone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Emergencies.approveAlone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/ceiling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Preflights.ceiling"];
        put?: never;
        /** Asks a second person for a higher ceiling of a notice under way. */
        post: operations["Preflights.raise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/ceiling/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Preflights.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/ceiling/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Preflights.refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** For good: it can be read, but not changed, submitted or launched. Again changes nothing. */
        post: operations["Drafts.discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name, texts, people and offers of a draft; once submitted they are withdrawn first. Whoever changes it never approves it. */
        post: operations["Drafts.edit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Notices.launch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where it stands, again after each change: `event: standing` with the status as JSON, last of all `event: ended`. Whoever comes back with Last-Event-ID hears only what changed since; 204 once they heard the end. */
        get: operations["Live.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/open-wave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets the next wave go that waits for a person; opening an open wave changes nothing. */
        post: operations["Notices.openWave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/outlook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a file opened now would hold, and whom it could not write to; nobody is taken into it. */
        get: operations["Outlooks.outlook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Notices.pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Waves, quiet hours, deadline and ceiling of a draft; once submitted they are withdrawn first. */
        post: operations["Notices.plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/preflight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts, cost, checks and blockers, and the forecast of a launch now; null once it was launched. People, texts and providers are as a worker counted them last; a launch counts anew and refuses by that. */
        get: operations["Preflights.preflight"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/preflight/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a worker to count again now; it does by itself while somebody looks. */
        post: operations["Preflights.count"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Notices.refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Notices.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends exactly those again that were counted. */
        post: operations["Lanes.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/retry/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many failed deliveries a retry would send again, by channel, state and reason. */
        post: operations["Lanes.countRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Emergencies.review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** For good; answers the exact remainder. */
        post: operations["Notices.stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Notices.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Notices.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offer-bundles/{bundle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Offers.getBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offer-bundles/{bundle}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Offers.approveBundle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offer-bundles/{bundle}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Offers.refuseBundle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offer-bundles/{bundle}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Offers.submitBundle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offer-sets/{set}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What it holds and what one may do with it; what it would cost is asked of the simulation, or of its estimate. */
        get: operations["Offers.getSet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offer-sets/{set}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Offers.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offer-sets/{set}/budget-raises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every raise that was asked for, oldest first. */
        get: operations["BudgetRaises.list"];
        put?: never;
        /** Asks a second person; nothing changes before they agree. */
        post: operations["BudgetRaises.ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offer-sets/{set}/budget-raises/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whoever waits for a share is served in order from then on. */
        post: operations["BudgetRaises.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offer-sets/{set}/budget-raises/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BudgetRaises.refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offer-sets/{set}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grants nothing of it any more; what was granted stands. */
        post: operations["Offers.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offer-sets/{set}/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Over the people of the published run: reads each of them where the rules look at more than what leaked. */
        get: operations["Offers.estimate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offer-sets/{set}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every reason why it could not be approved now, over the people of the published run. */
        get: operations["Offers.findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offer-sets/{set}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Offers.refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offer-sets/{set}/retry-failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Redeems once more what failed of a set applied without asking. */
        post: operations["Grants.retryFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offer-sets/{set}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Offers.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offer-simulations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads only: who would get what, at worst and as expected, and what laws still owe. */
        post: operations["Offers.simulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{offer}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version, oldest first: what was granted keeps the one it was granted under. */
        get: operations["Offers.versions"];
        put?: never;
        /** A new version; sets that exist keep theirs. */
        post: operations["Offers.revise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OperatorChanges.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator-changes/{change}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Does what was asked; never whoever asked, nor whom it is about. */
        post: operations["OperatorChanges.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator-changes/{change}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OperatorChanges.refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator-changes/{change}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OperatorChanges.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Operators.list"];
        put?: never;
        /** Asks; a second administrator decides, and gets the link for the new person. */
        post: operations["Operators.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operators/{operator}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends every session and key at once; one administrator is enough. */
        post: operations["Operators.disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operators/{operator}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks; whoever decides gets the link for a new password. */
        post: operations["Operators.enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operators/{operator}/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** At once where there are only fewer. */
        put: operations["Operators.setIncidents"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operators/{operator}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OperatorAccess.keys"];
        put?: never;
        /** Only one's own, and signed in: a key acts as its owner and makes no other. */
        post: operations["OperatorAccess.makeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operators/{operator}/keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["OperatorAccess.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operators/{operator}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** At once where there are only fewer. */
        put: operations["Operators.setRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operators/{operator}/second-factor/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks; once decided, the person enrols anew after the password. */
        post: operations["Operators.resetFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operators/{operator}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OperatorAccess.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operators/{operator}/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["OperatorAccess.end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operators/{operator}/sessions/end-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OperatorAccess.endAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operators/{operator}/set-up-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks; whoever decides gets the link, also for a first password. */
        post: operations["Operators.newLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{payout}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** With its totals by currency, which is what a second person looks at. */
        get: operations["Fulfilment.payout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{payout}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Every line was paid, but for those named. */
        post: operations["Fulfilment.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{payout}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The released file, the same bytes each time; every download is audited. */
        post: operations["Fulfilment.file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{payout}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back a file nobody paid from. */
        post: operations["Fulfilment.recall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{payout}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person’s yes: before it nobody sees the bytes. */
        post: operations["Fulfilment.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/postings/{posting}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It was taken down, at another time than planned. */
        post: operations["Postings.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/postings/{posting}/proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody saw it there: the file, or its hash. */
        post: operations["Postings.prove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/postings/{posting}/proofs/{no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Postings.proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/postings/{posting}/see": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fetches the page where it is posted and keeps what came as proof. */
        post: operations["Postings.see"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How each is set (never a secret), its lanes, and the last tests. */
        get: operations["Providers.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/providers/{provider}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks it what must be right before a launch; nothing is sent. */
        post: operations["Providers.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/providers/{provider}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A message to oneself: an e-mail to one's own address here, an SMS to the number given. Counts nowhere as told. */
        post: operations["Providers.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regulator-reports/{report}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far it is; once it is ready, with its files and their hashes. */
        get: operations["Reports.report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regulator-reports/{report}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** `figures.json`, or a page or workbook in one language: `en.html`, `id.xlsx`. The same bytes each time. */
        get: operations["Reports.file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/restores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Restores that were noticed, and how far the replay of what happened since is. */
        get: operations["Unknowns.restored"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/restores/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** One event archive of another host, as its lines stand in its file; any number of times. */
        put: operations["Unknowns.bringEvents"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/restores/waive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Goes on without the rest of the replay, because a person says so and why. */
        post: operations["Unknowns.waive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/results/{result}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines of a result file that were not taken, a thousand at most after a line. */
        get: operations["Handover.rejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each role may do. */
        get: operations["Me.roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendors/{vendor}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Vendors.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendors/{vendor}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Vendors.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendors/{vendor}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** No further file is made for it. */
        post: operations["Vendors.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendors/{vendor}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Vendors.refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptRejectsBody: {
            /** @description How many of each reason, as they stand now. */
            counts: components["schemas"]["RejectCountsBody"];
            /** @description A base name, or `all`. */
            file: string;
        };
        AccountFigure: {
            /** @enum {string} */
            account: "1100" | "1150" | "1200" | "2100" | "2200" | "2300" | "2400" | "4100" | "5100" | "5300" | "5900" | "9000" | "9100" | "9200";
            creditMinor: string;
            currency: string;
            debitMinor: string;
            journals: number;
            kinds: string[];
            /** @enum {string} */
            plane: "gl" | "memo";
        };
        AcknowledgeBody: {
            /** @description What you do about it; the next one who looks reads it. */
            reason?: string;
        };
        AddedLogo: {
            height: number;
            /** @enum {string} */
            mediaType: "image/jpeg" | "image/png";
            /** @description What a page's `brand.logo` says. */
            sha256: string;
            width: number;
        };
        Advice: {
            en: string[];
            id: string[];
        };
        /** @description Where the advice stands in the catalogue: a combination's own, or a category's. */
        AdvicePointer: {
            /** @enum {string} */
            category: "beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual";
        } | {
            combination: string;
        };
        Alarm: {
            id: string;
            incidentId: string | null;
            /** @enum {string} */
            kind: "ceiling" | "clock" | "codes_low" | "emergency_review" | "fulfilment_dead" | "guard" | "hold_ending" | "lane_halted" | "no_worker" | "notice_held" | "posting_ending" | "test" | "unknown" | "worker_dead" | "wrong_tries";
            /** Format: date-time */
            overAt: string | null;
            /** Format: date-time */
            raisedAt: string;
            /** Format: date-time */
            seenAt: string | null;
            seenBy: string | null;
            /** @description What whoever is on it does about it, in their words; null: they did not say. */
            seenReason: string | null;
            sentence: string;
            /** @description In both languages; null of one raised before they were kept. */
            words: components["schemas"]["Both"] | null;
        };
        AllUnknownsBody: {
            /** @enum {string} */
            channel?: "email" | "sms" | "letter" | "handover";
            /** Format: uuid */
            noticeId?: string;
            /** @description At least this old. */
            olderThanMinutes?: number;
            /** @enum {string} */
            standing?: "waiting" | "silent" | "canary_waits" | "settling" | "not_asked" | "held" | "exhausted" | "no_channel" | "restored";
        };
        AloneBody: {
            /** @description What you looked at. */
            digest?: string;
            /** @description Why this cannot wait for a second person. */
            reason: string;
        };
        ApiKey: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            label: string;
            /** Format: date-time */
            lastUsedAt: string | null;
            prefix: string;
            /** Format: date-time */
            revokedAt: string | null;
        };
        ApproveBody: {
            /** @description The digest you looked at; another one waiting is refused. */
            digest?: string;
            reason?: string;
        };
        ApproveClaimBody: {
            /**
             * @description What is paid; at most what was claimed.
             * @example 5000000
             */
            amountMinor: string;
            /** @description Why; kept and shown. */
            reason: string;
        };
        AskedContent: {
            /** @description Variables that say it. */
            by: string[];
            /** @enum {string} */
            code: "C1" | "C10" | "C11" | "C12" | "C13" | "C14" | "C15" | "C2" | "C3" | "C4" | "C5" | "C6" | "C7" | "C8" | "C9";
            /** @description The writer's own words say it. */
            inOwnWords: boolean;
            /** @description Whose message does not say it. */
            persons: number;
            source: string;
            /**
             * @description `elsewhere`: an SMS only points to the full form; `not_owed`: none of its readers lost what it is about.
             * @enum {string}
             */
            standing: "elsewhere" | "met" | "missing" | "not_owed";
            title: {
                en: string;
                id: string;
            };
        };
        AudienceBody: {
            countries?: string[];
            /**
             * @description `kin`: a letter goes to the families of the deceased; absent: nobody is written to.
             * @enum {string}
             */
            deceased?: "kin";
            locales?: string[];
            profileIds?: string[];
            subjectRoles?: string[];
            /**
             * @description `before`: whom some notice has told; `not_individually`: whom none told what leaked of them.
             * @enum {string}
             */
            told?: "before" | "not_individually";
        };
        /** @description Absent: everyone its kind is for. */
        AudienceFilter: {
            countries?: string[];
            /**
             * @description Absent: of the deceased, nobody is written to; `kin`: their families, by letter.
             * @enum {string}
             */
            deceased?: "kin";
            locales?: string[];
            profileIds?: string[];
            subjectRoles?: string[];
            /** @enum {string} */
            told?: "before" | "not_individually";
        };
        Balance: {
            /** @enum {string} */
            account: "1100" | "1150" | "1200" | "2100" | "2200" | "2300" | "2400" | "4100" | "5100" | "5300" | "5900" | "9000" | "9100" | "9200";
            amountMinor: string;
            currency: string;
            incidentId: string;
            legalEntityId: string;
            /** @enum {string} */
            plane: "gl" | "memo";
        };
        Batch: {
            /** @description How often a worker began to make its file. */
            attempt: number;
            bytes: number | null;
            /** @enum {string} */
            channel: "handover" | "letter";
            confirmation: string | null;
            /** Format: date-time */
            confirmedAt: string | null;
            /** Format: date-time */
            deletedAt: string | null;
            /** @description The same as what it was refused with: said anew in another language. */
            failedWith: components["schemas"]["Refusal"] | null;
            failure: string | null;
            fetches: number;
            id: string;
            incidentId: string;
            leftOut: {
                [key: string]: number;
            };
            /** Format: date-time */
            madeAt: string;
            no: number;
            noticeId: string;
            /** Format: date-time */
            outAt: string | null;
            pages: number | null;
            /** @description Taken into the batch; those left out among them, with a reason each. */
            people: number;
            /** Format: date-time */
            readyAt: string | null;
            sha256: string | null;
            /** @description How its people stand now, by delivery state. */
            states: {
                [key: string]: number;
            };
            /** @enum {string} */
            status: "cancelled" | "confirmed" | "making" | "out" | "ready";
            vendorId: string;
        };
        BatchBody: {
            /** @description At most so many people. */
            limit?: number;
            /**
             * Format: uuid
             * @description A launched notice with the vendor’s channel.
             */
            noticeId: string;
            /**
             * Format: uuid
             * @description An approved vendor.
             */
            vendorId: string;
        };
        BatchCan: {
            bring: components["schemas"]["Can"];
            cancel: components["schemas"]["Can"];
            confirm: components["schemas"]["Can"];
            fetch: components["schemas"]["Can"];
        };
        BeginBody: {
            /** @description A code of the one in force, where another takes its place. */
            code?: string;
        };
        Bill: {
            amountMinor: string;
            biller: string;
            /** @enum {string} */
            channel: "email" | "handover" | "letter" | "sms";
            /** @enum {string} */
            currency: "AUD" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UGX" | "USD" | "VND" | "ZAR";
            /** @description `2026-06-01`: what it is for, both days included. */
            fromDay: string;
            id: string;
            /** Format: date-time */
            recordedAt: string;
            recordedBy: string;
            /** @description The number of the invoice. */
            reference: string;
            toDay: string;
            /** @description Recipients, segments or letters it names; null where it names none. */
            units: string | null;
            /** Format: date-time */
            withdrawnAt: string | null;
            withdrawnBy: string | null;
            withdrawnReason: string | null;
        };
        BillBody: {
            /** @example 5000000 */
            amountMinor: string;
            /** @description Who sent the invoice. */
            biller: string;
            /** @enum {string} */
            channel: "email" | "sms" | "letter" | "handover";
            /** @description As the invoice says: USD. */
            currency: string;
            /** @description The first day it is for: 2026-06-01. */
            fromDay: string;
            /** @description The number of the invoice. */
            reference: string;
            /** @description The last day it is for. */
            toDay: string;
            /** @description Recipients, segments or letters, where it names them. */
            units?: string;
        };
        /** @description What was billed by one channel in one currency; withdrawn bills are not in it. */
        Billed: {
            amountMinor: string;
            bills: number;
            /** @enum {string} */
            channel: "email" | "handover" | "letter" | "sms";
            /** @enum {string} */
            currency: "AUD" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UGX" | "USD" | "VND" | "ZAR";
        };
        Blocker: {
            code: string;
            /** @description The values in the sentence: whoever reads another language says it anew. */
            facts: components["schemas"]["ErrorFacts"];
            message: string;
        };
        BlockingGuard: {
            count: number;
            id: string | null;
            /** @enum {string} */
            kind: "ambiguous_identity" | "conflict" | "crosswalk_conflict" | "free_text" | "id_space" | "invalid_email" | "invalid_phone" | "keyless_subjects" | "landline" | "late_source" | "no_mail_server" | "rejects" | "shared_address" | "suspect_key" | "typo_domain";
            subject: string;
        };
        /** @description A sentence in both languages of the console, worded where its rule stands: none is ever there in one alone. */
        Both: {
            en: string;
            id: string;
        };
        Brake: {
            /** @enum {string} */
            pull: "none";
        } | {
            /** @enum {string} */
            pull: "slow";
            reason: string;
            words: components["schemas"]["Both"];
        } | {
            /** @enum {string} */
            pull: "stop";
            reason: string;
            words: components["schemas"]["Both"];
        };
        Brand: {
            /** @description `#rrggbb`. */
            colour: string;
            contactAddress: string | null;
            contactEmail: string | null;
            contactPhone: string | null;
            id: string;
            name: string;
            /** @description How the brand is written in an SMS: GSM-7, at most 20 characters. */
            smsName: string;
            website: string | null;
        };
        BrandBody: {
            /** @example #1155cc */
            colour?: string;
            contactAddress?: string | null;
            contactEmail?: string | null;
            contactPhone?: string | null;
            /** @example Contoh Games */
            name: string;
            /** @description How the brand is written in an SMS. */
            smsName?: string;
            website?: string | null;
        };
        Brought: {
            /** @description New to this database, and projected. */
            added: number;
            read: number;
            repeated: number;
            /** @description Torn, not sealed by us, or under a key that is gone: nothing of them counts. */
            unreadable: number;
        };
        BudgetRaise: {
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            decidedAt: string | null;
            fromGrants: string;
            no: number;
            offerSetId: string;
            reason: string;
            /** @enum {string} */
            status: "asked" | "raised" | "refused";
            toGrants: string;
        };
        /** @description Sets approved by one yes and told in one notice. */
        Bundle: {
            id: string;
            incidentId: string;
            name: string;
            sets: components["schemas"]["OfferSet"][];
        };
        BundleBody: {
            name: string;
            /** @description One set per component, each chosen by itself. */
            sets: components["schemas"]["OfferSetBody"][];
        };
        Burst: {
            /** Format: date-time */
            beganAt: string;
            /** Format: date-time */
            lastAt: string;
            /** @description A keyed hash: the same for the same network, and nobody's address; `*`: all networks together. */
            network: string;
            tries: number;
            /** @enum {string} */
            what: "code" | "link" | "question";
        };
        /** @description Which days are no business days. */
        Calendar: {
            code: string;
            /** @description `YYYY-MM-DD`, where a year has days of its own. */
            days: string[];
            /** @description Days counted from Easter Sunday. */
            easter: number[];
            name: string;
            review_by_counsel: boolean;
            source: string;
            /** @description 0 is Sunday. */
            weekend: number[];
            /** @description `MM-DD`, each year. */
            yearly: string[];
        };
        CallAnswerBody: {
            code?: string;
            /** @enum {string} */
            means?: "email_address" | "phone_number";
            value?: string;
        };
        CallBody: {
            /** @description The code of our message, read out. */
            code?: string;
            customerId?: string;
            email?: string;
            /** @description Of the customer id; `main` unless told. */
            idSpace?: string;
            /**
             * @description The caller’s language; Indonesian unless told.
             * @enum {string}
             */
            locale?: "id" | "en";
            phone?: string;
            /** @description Of a receipt, such as R12-3X. */
            reference?: string;
        };
        CallCodeBody: {
            /** @enum {string} */
            channel: "email" | "sms";
        };
        CallEndBody: {
            /**
             * @description Of `resent`: by which. Of `not_me`: which reached them.
             * @enum {string}
             */
            channel?: "email" | "sms";
            /** @enum {string} */
            outcome: "explained" | "resent" | "not_me" | "deceased" | "minor" | "no_message";
        };
        Caller: {
            hidden: number;
            /** @description In words of the call's language; what needs more proof is only counted. */
            leaked: components["schemas"]["ExposedCategory"][];
            minor: boolean;
            offers: components["schemas"]["OfferedSet"][];
            person: components["schemas"]["PersonRef"];
            told: components["schemas"]["ToldMessage"][];
        };
        Can: {
            allowed: boolean;
            /** @description One sentence, null where it is allowed. */
            reason: string | null;
            /** @description What a room would refuse it with. */
            refusal?: components["schemas"]["Refusal"];
            /** @description The same in both languages, where it is no refusal of a room. */
            words?: components["schemas"]["Both"];
        };
        CapBody: {
            /** @description Such as google: only what goes to that mailbox provider. Left out: the whole lane. */
            mailbox?: string;
            perSecond: number | null;
        };
        CategoryCount: {
            /** @enum {string} */
            code: "beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual";
            countries: components["schemas"]["CountryCount"][];
            /** @description Worst first; each person once, in the worst form of theirs. */
            forms: {
                /** @enum {string} */
                form: "encrypted_key_safe" | "encrypted_key_taken" | "hash_strong" | "hash_weak" | "masked" | "plaintext" | "tokenised" | "unknown";
                persons: number;
                /** @enum {number} */
                tier: 0 | 1 | 2 | 3 | 4;
            }[];
            label: components["schemas"]["IncidentsWords"];
            minors: number;
            persons: number;
        };
        CategoryCounts: {
            /** @description Most people first. */
            categories: components["schemas"]["CategoryCount"][];
            countries: components["schemas"]["CountryCount"][];
            minors: number;
            persons: number;
            run: number;
            /** @description By the gravest tier of each person; gravest first. */
            tiers: {
                persons: number;
                /** @enum {number} */
                tier: 0 | 1 | 2 | 3 | 4;
            }[];
        };
        CategoryFigure: {
            adults: number;
            /** @enum {string} */
            category: "beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual";
            law: string;
            minors: number;
            persons: number;
            readable: number;
        };
        CeilingBody: {
            /**
             * @description The new ceiling, in minor units.
             * @example 5000000
             */
            amountMinor: string;
            /** @description Why more shall be spent. */
            reason: string;
        };
        Change: {
            /** @enum {string} */
            kind: "earlier" | "late" | "quota" | "rate" | "release";
            lane: string | null;
            words: components["schemas"]["LawsWords"];
        };
        ChangeCounts: {
            /** @description On both lists. */
            both: number;
            /** @description Told less than is known now: a supplement. */
            grew: number;
            /** @description Told more than is known now: a correction. */
            shrank: number;
        };
        ChangedCategory: {
            /** @enum {string} */
            code: "beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual";
            /**
             * @description As known now; null where it did not leak after all.
             * @enum {string|null}
             */
            now: "encrypted_key_safe" | "encrypted_key_taken" | "hash_strong" | "hash_weak" | "masked" | "plaintext" | "tokenised" | "unknown" | null;
            /**
             * @description As told; null where it was not told.
             * @enum {string|null}
             */
            told: "encrypted_key_safe" | "encrypted_key_taken" | "hash_strong" | "hash_weak" | "masked" | "plaintext" | "tokenised" | "unknown" | null;
        };
        ChangedPerson: {
            /** @description New categories, and those in a worse form than told: a supplement. */
            added: components["schemas"]["ChangedCategory"][];
            /** @description Null where the published run has no such person: everything told is to be corrected. */
            current: {
                exposure: components["schemas"]["ExposedCategory"][];
                profileId: string;
            } | null;
            /** @description The living person: where somebody told was absorbed, the survivor. */
            person: components["schemas"]["PersonRef"];
            /** @description Categories that did not leak after all, or in a better form than told: a correction. */
            removed: components["schemas"]["ChangedCategory"][];
            told: components["schemas"]["ToldProfile"][];
        };
        ChangesPage: {
            counts: components["schemas"]["ChangeCounts"];
            /** @description Ask on after this person; null at the end of the list. */
            next: components["schemas"]["PersonRef"] | null;
            people: components["schemas"]["ChangedPerson"][];
        };
        ChecklistLaw: {
            asks: components["schemas"]["AskedContent"][];
            code: string;
            /** @description What it forbids, and what of that stands in the text. */
            forbids: {
                source: string;
                standing: string[];
                title: {
                    en: string;
                    id: string;
                };
            }[];
            /** @description Of those who get this text; 0 where nobody is there yet. */
            persons: number;
            place: {
                en: string;
                id: string;
            };
            /** @description Titles and headings it prescribes. */
            prescribes: {
                met: boolean;
                words: string;
            }[];
            /** @description True until counsel has read the row. */
            reviewByCounsel: boolean;
            source: string;
            title: string;
        };
        ClaimBody: {
            /**
             * @description What was lost; at most the offer’s face.
             * @example 5000000
             */
            amountMinor: string;
            /** @description The reference on the person’s receipt. */
            reference: string;
            /** @description What happened, in the person’s words; kept under seal. */
            statement: string;
        };
        ClaimView: {
            approvedMinor: string | null;
            claimedMinor: string;
            currency: string;
            /** Format: date-time */
            decidedAt: string | null;
            decidedBy: string | null;
            evidence: number;
            /** Format: date-time */
            filedAt: string;
            /** @description Null: the person did it on the portal. */
            filedBy: string | null;
            incidentId: string;
            no: number;
            reason: string | null;
            reference: string;
            /** @enum {string} */
            status: "approved" | "filed" | "refused" | "withdrawn";
        };
        Clock: {
            /** @description The reading the company stands on; null while its date is not known. */
            chosen: components["schemas"]["LawsClockReading"] | null;
            disputed: boolean;
            duties: string[];
            /**
             * Format: date-time
             * @description Until when an authority keeps these people from being told; the clock runs on beside it.
             */
            heldUntil: string | null;
            law: string;
            /** @description `PT72H`, `P30D`, `P3BD`. */
            period: string;
            place: components["schemas"]["LawsWords"];
            review_by_counsel: boolean;
            source: string;
            /** @description The earliest deadline anybody may argue for, shown beside the chosen one. */
            strictest: components["schemas"]["LawsClockReading"] | null;
            title: string;
            /** @description Whom it is about; duties with the same time and the same starts share a clock. */
            who: ("assessment" | "authority" | "bureaus" | "media" | "register" | "subject" | "substitute")[];
        };
        /** @description Which start the company stands on for one law, and why; the strictest is always shown beside it. */
        ClockChoice: {
            reason: string;
            /** @enum {string} */
            start: "confirmed" | "discovered" | "occurred";
        };
        CodeBody: {
            /** @description The six digits the authenticator shows, or a recovery code. */
            code: string;
        };
        CodeFile: {
            /** Format: date-time */
            broughtAt: string;
            broughtBy: string;
            id: string;
            lines: number;
            name: string;
            poolId: string;
            reasons: {
                characters?: number;
                column_count?: number;
                empty?: number;
                expired?: number;
                expiry?: number;
                known?: number;
                malformed?: number;
                too_long?: number;
                too_short?: number;
                twice_in_file?: number;
            };
            rejected: number;
            sha256: string;
            taken: number;
        };
        CodeOfBody: {
            /** @description Kept with who did it. */
            reason: string;
            /** @description As printed on the receipt: R1K-2M7. */
            reference: string;
        };
        CodeReasonBody: {
            /** @description Kept with who did it. */
            reason: string;
        };
        CodeReject: {
            line: number;
            /** @enum {string} */
            reason: "characters" | "column_count" | "empty" | "expired" | "expiry" | "known" | "malformed" | "too_long" | "too_short" | "twice_in_file";
        };
        /** @description One column of a mapping as it is proposed; nothing of it applies without a yes. */
        ColumnProposal: {
            /** @description Words that mean nothing here, beyond those that always do. */
            absent: string[];
            /** @enum {string|null} */
            category: "beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual" | null;
            column: string;
            confidence: number;
            /** @enum {string|null} */
            dateOrder: "dmy" | "mdy" | null;
            /** @enum {string|null} */
            form: "encrypted_key_safe" | "encrypted_key_taken" | "hash_strong" | "hash_weak" | "masked" | "plaintext" | "tokenised" | "unknown" | null;
            idSpace: string | null;
            /** @enum {string|null} */
            part: "city" | "country" | "district" | "line" | "line2" | "postal_code" | "region" | null;
            reason: string;
            subject: string | null;
            /** @description As the mapping writes it, `link:<name>` included. */
            use: string | null;
        };
        /** @description `gov.nik`, or a whole tier-group as `gov.*`. */
        CompensationCondition: {
            category: string;
            /** @description Only where it leaked in one of these forms; every form when left out. */
            forms?: ("encrypted_key_safe" | "encrypted_key_taken" | "hash_strong" | "hash_weak" | "masked" | "plaintext" | "tokenised" | "unknown")[];
        };
        /** @description Per law: who is owed something, and how many of them are offered it for long enough. */
        CompensationDuty: {
            law: string;
            monthsMin: number;
            offered: string;
            persons: string;
            title: string;
        };
        CompensationFinding: {
            /** @description The offer it is about, or null for the set. */
            offer: string | null;
            rule: string;
            sentence: string;
            words: components["schemas"]["Both"];
        };
        ConfirmBody: {
            /** @description The vendor’s word for having the whole file, such as its order number. */
            confirmation: string;
        };
        ConfirmPaidBody: {
            /** @description Lines that were not paid; left out: none. */
            failed?: components["schemas"]["FailedLineBody"][];
        };
        CostEstimate: {
            amountMinor: string;
            /** @enum {string} */
            currency: "AUD" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UGX" | "USD" | "VND" | "ZAR";
            /** @description The same before it was rounded up. */
            micros: string;
            sources: string[];
        };
        CostReport: {
            balances: components["schemas"]["Balance"][];
            incidentId: string;
            offers: components["schemas"]["OfferCost"][];
            sets: components["schemas"]["SetCost"][];
        };
        CountedOverlap: {
            /** @description In the catalogue's order; everything that leaked of these people, and nothing else did. */
            codes: ("beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual")[];
            minors: number;
            persons: number;
            /** @description The same categories in different forms. */
            profiles: number;
            /**
             * @description The gravest of anybody in it.
             * @enum {number}
             */
            tier: 0 | 1 | 2 | 3 | 4;
        };
        CountryCount: {
            /** @description Null where neither row nor source nor incident said one. */
            country: string | null;
            persons: number;
        };
        CreateOperatorBody: {
            email: string;
            /** @description Ids or short names. All of them, unless told. */
            incidents?: string[];
            name: string;
            /** @description Among admin, incident_lead, writer, approver, finance, hotline, auditor. */
            roles: string[];
        };
        CurrencyTotal: {
            amountMinor: string;
            currency: string;
            failed: number;
            lines: number;
        };
        CurrencyTotals: {
            /** @description What standing redemptions cost. */
            costMinor: string;
            currency: string;
            fulfilled: number;
            granted: number;
            /** @description Face value that can still be claimed. */
            openFaceMinor: string;
            /** @description Of it, chosen and not delivered yet. */
            payableMinor: string;
            providedMinor: string;
            redeemed: number;
        };
        CurvePoint: {
            costMinor: string;
            persons: string;
            /** @description In hundredths of a percent. */
            takeUpBps: number;
        };
        DailyRoot: {
            /** @description UTC, `2026-05-07`. */
            day: string;
            head: string;
            records: number;
            root: string;
            /** Format: date-time */
            sealedAt: string;
        };
        DangerCount: {
            advice: components["schemas"]["AdvicePointer"][];
            label: components["schemas"]["IncidentsWords"];
            minors: number;
            name: string;
            /** @description All of them, by different categories. */
            needs: components["schemas"]["Need"][];
            persons: number;
            profiles: {
                id: string;
                persons: number;
            }[];
            risk: components["schemas"]["IncidentsWords"];
            /** @enum {number} */
            tier: 0 | 1 | 2 | 3 | 4;
        };
        /** @description The dated facts a notice and a legal clock stand on; null means not known yet. */
        DatedFacts: {
            /** Format: date-time */
            confirmedAt: string | null;
            /** Format: date-time */
            containedAt: string | null;
            /** Format: date-time */
            discoveredAt: string | null;
            /**
             * Format: date-time
             * @description When the way in was closed.
             */
            gapClosedAt: string | null;
            /** Format: date-time */
            occurredFrom: string | null;
            /** Format: date-time */
            occurredUntil: string | null;
        };
        DeadDomain: {
            /** @description `*`: those that few people have, together. */
            domain: string;
            domains: number;
            people: number;
            /** @enum {string} */
            reason: "no_domain" | "no_server" | "refuses_mail";
        };
        DeadLetterView: {
            attempts: number;
            detail: string | null;
            /** @description The detail in both languages; null where it is somebody's own words. */
            detailWords: components["schemas"]["Both"] | null;
            /** Format: date-time */
            firstAt: string;
            incidentId: string;
            inDoubt: boolean;
            ownerId: string | null;
            reference: string;
            /** Format: date-time */
            since: string;
            /** @enum {string} */
            state: "dead" | "done" | "failed" | "sending" | "waiting";
            /** @enum {string|null} */
            why: "given_up" | "no_account" | "refused" | "unfinished" | "unknown_outcome" | "wrong_answer" | null;
        };
        DeadlineLine: {
            clock: components["schemas"]["Clock"] | null;
            delivered: number;
            insideChosen: number | null;
            insideStrictest: number | null;
            law: string;
            notTold: number;
            /** @description People under the law whose data it lists: those it asks to be told. */
            owed: number;
            place: components["schemas"]["LawsWords"];
            told: number;
        };
        DecideAllBody: {
            /** @enum {string} */
            decision: "genuine" | "placeholder" | "same" | "different" | "reviewed" | "tell" | "hold";
            /**
             * @description A kind that holds people, or typo_domain.
             * @enum {string}
             */
            kind: "suspect_key" | "id_space" | "free_text" | "rejects" | "conflict" | "shared_address" | "typo_domain" | "ambiguous_identity" | "crosswalk_conflict" | "landline" | "no_mail_server" | "late_source" | "keyless_subjects" | "invalid_email" | "invalid_phone";
            reason: string;
            /** @description How many were undecided when you looked; with any other number none is decided. */
            undecided: number;
        };
        Decided: {
            decided: number;
            /** @description `next_channel` where none is left. */
            noChannel: number;
            /** @description Known by now, or never unknown. */
            notUnknown: number;
            /** @description Held by a restored database: released by `restored`, not one by one. */
            restored: number;
        };
        DecideGuardBody: {
            /** @enum {string} */
            decision: "genuine" | "placeholder" | "same" | "different" | "reviewed" | "tell" | "hold";
            reason: string;
        };
        DecideUnknownsBody: {
            /** @description Every open unknown of this kind. */
            all?: components["schemas"]["AllUnknownsBody"];
            /** @enum {string} */
            decision: "resend" | "next_channel" | "told" | "give_up";
            /** @description These; or else `all`. */
            deliveries?: components["schemas"]["UnknownDeliveryBody"][];
            /** @description Why; kept beside the decision and in the audit. */
            reason: string;
        };
        DeclareBody: {
            brand?: components["schemas"]["BrandBody"];
            /** @description Per law: which dated fact starts its clock, by whom and why. */
            clockChoices?: {
                [key: string]: unknown;
            };
            confirmedAt?: string | null;
            containedAt?: string | null;
            defaultCountry?: string;
            /**
             * @description The language of people whose own is not known.
             * @enum {string}
             */
            defaultLocale?: "id" | "en";
            discoveredAt?: string | null;
            gapClosedAt?: string | null;
            legalEntity?: components["schemas"]["LegalEntityBody"];
            /** @example Contoh Games */
            name: string;
            occurredFrom?: string | null;
            occurredUntil?: string | null;
            /** @description Typed behind /i/ in messages; proposed from the name. */
            slug?: string;
            statements?: components["schemas"]["StatementsBody"];
            timeZone?: string;
        };
        DeputyBody: {
            /** @description Id or e-mail address. */
            deputy: string;
            /**
             * Format: date-time
             * @description Now, unless told.
             */
            from?: string;
            /** @description Who is away: id or e-mail address; you, unless told. */
            principal?: string;
            reason: string;
            /**
             * Format: date-time
             * @description At most 90 days later.
             */
            until: string;
        };
        DeputyRow: {
            deputyId: string;
            /** Format: date-time */
            endedAt: string | null;
            /** Format: date-time */
            from: string;
            id: string;
            namedBy: string;
            principalId: string;
            reason: string;
            /** Format: date-time */
            until: string;
        };
        DetailItem: {
            /** @description What else helps, most urgent first; what stands in `today` is not repeated. */
            advice: string[];
            /** @enum {string} */
            code: "beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual";
            label: string;
            risk: string;
        };
        Difference: {
            after?: components["schemas"]["JsonValue"][] | boolean | number | {
                [key: string]: components["schemas"]["JsonValue"];
            } | string | null;
            /** @description Undefined in the one: it was added; in the other: it was taken away. */
            before?: components["schemas"]["JsonValue"][] | boolean | number | {
                [key: string]: components["schemas"]["JsonValue"];
            } | string | null;
            /** @description `duties[subject].deadline`; entries with a code or a text are found by it, wherever they stand. */
            path: string;
        };
        DomainCheck: {
            /** Format: date-time */
            askedAt: string;
            askedBy: string;
            /** Format: date-time */
            endedAt: string | null;
            id: string;
            /** @description Whether that run is still the published one. */
            isCurrent: boolean;
            /** @description Counts once it is done, else null. */
            result: components["schemas"]["DomainCounts"] | null;
            /** @description The run whose people were counted. */
            run: number;
            /** @enum {string} */
            status: "asked" | "done";
        };
        DomainCounts: {
            answers: {
                host: components["schemas"]["Share"];
                mail_server: components["schemas"]["Share"];
                no_domain: components["schemas"]["Share"];
                no_server: components["schemas"]["Share"];
                refuses_mail: components["schemas"]["Share"];
                unknown: components["schemas"]["Share"];
            };
            /** @description Those of most people first; `*` stands for all that fewer than three people have. */
            dead: components["schemas"]["DeadDomain"][];
            /** @description With an e-mail address that can be sent to. */
            people: number;
            /** @description Of these, whose address could not be opened. */
            unopened: number;
        };
        DraftPreview: {
            /** @enum {string} */
            channel: "email" | "letter" | "sms";
            /** @description Of sending it once; null where no price is known. */
            cost: components["schemas"]["MessageCost"] | null;
            /** @description Where its reader lives; the incident's country where nobody knows. */
            country: string;
            /** @description The whole page of an e-mail, byte for byte as it is sent. */
            html: string | null;
            letter: components["schemas"]["RenderedLetter"] | null;
            /** @enum {string} */
            locale: "en" | "id";
            /** @description As the proof keeps it, of the example's link and code. */
            messageHash: string;
            /** @description What mail programs show beside the subject: its own, else the kind's. */
            preheader: string | null;
            sms: {
                /** @enum {string} */
                encoding: "GSM-7" | "UCS-2";
                segments: number;
                /** @description Septets or UTF-16 units. */
                units: number;
            } | null;
            /** @description Of an e-mail, or the title of a letter. */
            subject: string | null;
            /** @description The plain-text twin of an e-mail, an SMS, the words of a letter. */
            text: string;
        };
        DraftPreviewBody: {
            /** @description Markdown with Liquid for e-mail and letter, plain text with Liquid for SMS. */
            body: string;
            /** @enum {string} */
            channel: "email" | "sms" | "letter";
            /** @description Codes of laws (US-MA): only for people whom one of them protects. None: the general text. */
            jurisdictions?: string[];
            /** @enum {string} */
            kind?: "initial" | "individual" | "supplement" | "correction" | "update" | "policy" | "goodwill";
            /** @description An e-mail in which nothing can be clicked. */
            linkFree?: boolean;
            /** @enum {string} */
            locale: "id" | "en";
            /** @description Offer sets the notice would carry. */
            offerSets?: string[];
            /** @description E-mail only; the kind’s own by default. */
            preheader?: string | null;
            /**
             * Format: uuid
             * @description A profile’s id; an example exposure by default.
             */
            profile?: string;
            /** @description Of an e-mail, or the title of a letter. */
            subject?: string | null;
        };
        Duplicate: {
            others: {
                /** @description An e-mail or phone may be a family's: a person decides what it means. */
                by: ("customer_id" | "email" | "phone")[];
                incidentId: string;
                person: components["schemas"]["PersonRef"];
            }[];
            person: components["schemas"]["PersonRef"];
        };
        DuplicatePage: {
            absorbed: components["schemas"]["TwiceHeld"][];
            /** @description The page after begins behind this person, also where this one shows nobody; null: everybody was looked at. */
            next: components["schemas"]["PersonRef"] | null;
            /** @description Of incidents whose comparison a second person allowed. An e-mail or phone may be a family's. */
            otherIncidents: components["schemas"]["TwiceHeld"][];
        };
        DutyList: {
            bookVersion: string;
            clocks: components["schemas"]["Clock"][];
            /** @description Duties that this run’s counts set off or ended, against the run counted before it. */
            flips: {
                changes: components["schemas"]["Flip"][];
                sinceRun: number;
            } | null;
            /** @description Authorities that keep people from being told now. */
            holds: components["schemas"]["Hold"][];
            incidentId: string;
            laws: components["schemas"]["LawDuties"][];
            persons: number;
            /** @description Null before the first run: then the laws are those of the incident’s own country. */
            runNo: number | null;
            /** @description The clock that ends first on its strictest reading, of all that concern the people. */
            strictest: components["schemas"]["Clock"] | null;
            /** @description Where people live of whom no law of the book speaks. */
            uncovered: {
                country: string;
                persons: number;
                region: string | null;
            }[];
        };
        EditBody: {
            /** @description The whole choice of people anew; empty: everyone its kind is for. */
            audience?: components["schemas"]["AudienceBody"];
            /** @description Whom neither e-mail nor SMS reaches goes into files for a vendor. */
            handover?: boolean;
            name?: string;
            /** @description All offer sets anew. */
            offerSetIds?: string[];
            /** @description The ceiling becomes the worst case of what is chosen now. */
            reckonCeiling?: boolean;
            /** @description All texts anew: one template per channel and language. */
            templateIds?: string[];
        };
        /** @description Everyone affected, or everyone for whom at least one condition holds; within the limits. */
        Eligibility: {
            anyOf: components["schemas"]["CompensationCondition"][];
            /** @description Since when somebody is a customer: `from` this day on, `before` that day. */
            customerSince?: {
                before?: string;
                from?: string;
            };
            /** @description True: only former customers; false: only those of today. */
            former?: boolean;
            /** @description Residence: `ID`, or a region as `US-CA`. */
            livesIn?: string[];
            /** @description True: only minors; false: only adults. */
            minor?: boolean;
            notIn?: string[];
            roles?: ("contact" | "customer" | "employee")[];
        } | {
            /** @description Since when somebody is a customer: `from` this day on, `before` that day. */
            customerSince?: {
                before?: string;
                from?: string;
            };
            /** @enum {boolean} */
            everyone: true;
            /** @description True: only former customers; false: only those of today. */
            former?: boolean;
            /** @description Residence: `ID`, or a region as `US-CA`. */
            livesIn?: string[];
            /** @description True: only minors; false: only adults. */
            minor?: boolean;
            notIn?: string[];
            roles?: ("contact" | "customer" | "employee")[];
        };
        EmergencySwitch: {
            /** Format: date-time */
            enabledAt: string;
            enabledBy: string;
            id: string;
        };
        Enrolment: {
            /** @description The same as a picture: an SVG that stands in the page itself. */
            qr: string;
            /** @description Base32 in groups of four, to type where nothing can scan. */
            secret: string;
            uri: string;
        };
        Entered: {
            baseName: string;
            /** @description True where an unfinished source of the same name and content was found instead of a new one. */
            resumed: boolean;
            sourceId: string;
            /** @enum {string} */
            status: "accepted" | "failed" | "finished" | "ingesting" | "mapped" | "uploaded";
        };
        ErrorFact: components["schemas"]["Both"] | components["schemas"]["Refusal"] | boolean | number | string | null;
        /** @description Values that may be shown to a person: never names, addresses, tokens or leaked values. Words are in both languages. */
        ErrorFacts: {
            detail?: components["schemas"]["Both"] | components["schemas"]["Refusal"];
            findings?: components["schemas"]["Both"] | components["schemas"]["Refusal"];
            problem?: components["schemas"]["Both"] | components["schemas"]["Refusal"];
            problems?: components["schemas"]["Both"] | components["schemas"]["Refusal"];
            why?: components["schemas"]["Both"] | components["schemas"]["Refusal"];
        } & {
            [key: string]: components["schemas"]["ErrorFact"] | null;
        };
        Estimate: {
            persons: string;
            /** @description What is provided at the first launch: cost × take-up, offers of treatment T1 and T3 only. */
            provisionMinor: string;
            worstCostMinor: string;
            /** @description Every eligible person takes the dearest offer they may choose. */
            worstFaceMinor: string;
        };
        EvidenceBody: {
            en: string;
            id: string;
        };
        ExposedCategory: {
            /** @enum {string} */
            code: "beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual";
            /** @enum {string} */
            form: "encrypted_key_safe" | "encrypted_key_taken" | "hash_strong" | "hash_weak" | "masked" | "plaintext" | "tokenised" | "unknown";
        };
        ExposureSection: {
            details: components["schemas"]["DetailItem"][];
            leaked: components["schemas"]["LeakedItem"][];
            /** @description At most three, most urgent first; empty where nothing needs doing. */
            today: string[];
            /** @description True where categories were left out that are shown only behind the second factor (ENGINE §6.1). */
            withheld: boolean;
        };
        Extract: {
            bank: string;
            /** Format: date-time */
            decidedAt: string | null;
            decidedBy: string | null;
            /** Format: date-time */
            deletedAt: string | null;
            digest: string;
            /**
             * Format: date-time
             * @description It goes then at the latest.
             */
            dueAt: string | null;
            /** @description The same as what it was refused with: said anew in another language. */
            failedWith: components["schemas"]["Refusal"] | null;
            failure: string | null;
            fetches: number;
            fetchesMax: number;
            filter: components["schemas"]["ExtractFilter"];
            fingerprint: string;
            id: string;
            incidentId: string;
            /** @description What is in it, once it is made; only the bank can see more. */
            made: {
                /** Format: date-time */
                at: string;
                bytes: string;
                lines: number;
                recordsRead: number;
                run: number;
                sha256: string;
            } | null;
            parts: components["schemas"]["ExtractPart"][];
            /** Format: date-time */
            requestedAt: string;
            requestedBy: string;
            /** @enum {string} */
            status: "approved" | "deleted" | "failed" | "making" | "ready" | "refused" | "requested" | "withdrawn";
        };
        ExtractBody: {
            /** @description Whom it is for. */
            bank: string;
            /** @description How often it may be fetched; 3 unless told. */
            fetchesMax?: number;
            /** @description As the bank read it aloud; another key is refused. */
            fingerprint?: string;
            /** @description Leading digits (411111-411119) or an IBAN’s bank (GBNWBK). */
            only?: string[];
            parts: components["schemas"]["ExtractPartBody"][];
            /** @description The bank’s OpenPGP public key, armored. */
            publicKey: string;
        };
        /** @description Both lists empty: every value of the chosen columns. */
        ExtractFilter: {
            /** @description Country and bank code as they stand in the IBAN, without its check digits: `GBNWBK`, `DE50010517`. */
            ibanBanks: string[];
            iins: components["schemas"]["IinRange"][];
        };
        /** @description A part as it is pinned: the file's content and mapping are those of the day it was asked for. */
        ExtractPart: {
            contentHash: string;
            customerId: string | null;
            file: string;
            mappingDigest: string;
            sourceId: string;
            subjectNo: number;
            values: string[];
        };
        ExtractPartBody: {
            /** @description The column of the customer id. */
            customerId?: string;
            /** @description A base name. */
            file: string;
            /** @description Columns that hold cards or accounts. */
            values: string[];
        };
        ExtractsStatement: {
            /** @description Null unless they were asked for with a reason. */
            contacts: components["schemas"]["StatementContacts"] | null;
            dangers: {
                label: components["schemas"]["IncidentsWords"];
                name: string;
                risk: components["schemas"]["IncidentsWords"];
            }[];
            history: {
                leaked: components["schemas"]["LeakedLine"][];
                /** Format: date-time */
                sinceAt: string;
                sinceRun: number;
                /** @description Null while the published run says it. */
                untilRun: number | null;
            }[];
            incident: {
                brand: string;
                code: string;
                company: string;
                contactEmail: string | null;
                contactPhone: string | null;
                name: string;
                website: string | null;
            };
            leaked: components["schemas"]["LeakedLine"][];
            /**
             * @description The language a page is made in unless asked for another.
             * @enum {string}
             */
            locale: "en" | "id";
            /** Format: date-time */
            madeAt: string;
            /** @description Incident code and person: what the person quotes to a hotline. */
            reference: string;
            sources: string[];
            told: {
                /** Format: date-time */
                at: string;
                channel: string;
                kind: string;
                leaked: components["schemas"]["LeakedLine"][];
                /** @description What operators call the notice. */
                notice: string;
                run: number;
                state: string;
            }[];
        };
        FactsBody: {
            brand?: components["schemas"]["BrandBody"];
            /** @description Per law: which dated fact starts its clock, by whom and why. */
            clockChoices?: {
                [key: string]: unknown;
            };
            confirmedAt?: string | null;
            containedAt?: string | null;
            defaultCountry?: string;
            /**
             * @description The language of people whose own is not known.
             * @enum {string}
             */
            defaultLocale?: "id" | "en";
            discoveredAt?: string | null;
            gapClosedAt?: string | null;
            name?: string;
            occurredFrom?: string | null;
            occurredUntil?: string | null;
            statements?: components["schemas"]["StatementsBody"];
            timeZone?: string;
        };
        FailedLineBody: {
            /** @description What the bank or the billing system said. */
            reason: string;
            /** @description As it stands in the file. */
            reference: string;
        };
        Feed: {
            /** Format: date-time */
            broughtAt: string;
            broughtBy: string | null;
            enrolled: number;
            id: string;
            incidentId: string;
            key: string;
            lines: number;
            rejects: {
                line: number;
                /** @enum {string} */
                reason: "bad_date" | "malformed" | "not_given" | "other_offer" | "unknown_code" | "unknown_engagement";
            }[];
            repeated: number;
            /** @enum {string} */
            source: "file" | "webhook";
        };
        FigureSet: {
            accounts: components["schemas"]["AccountFigure"][];
            budgets: components["schemas"]["SetBudget"][];
            days: components["schemas"]["TakeUpDay"][];
            offers: components["schemas"]["OfferCost"][];
            /** @description Notices by channel, country and day, and what that costs by the price list: an estimate. */
            sending: components["schemas"]["Sending"];
            sets: components["schemas"]["SetCost"][];
            totals: components["schemas"]["CurrencyTotals"][];
        };
        FilesAnswer: {
            can: {
                start: components["schemas"]["Can"];
                upload: components["schemas"]["Can"];
            };
            limits: {
                uploadBytesMax: number;
            };
            sources: components["schemas"]["SourceAnswer"][];
            uploads: components["schemas"]["UploadAnswer"][];
        };
        FilesToRead: {
            files: number;
            rejected: number;
            /** @enum {string} */
            role: "contact_only" | "leaked" | "reference" | "suppression";
            rows: number;
        };
        FindBody: {
            customerId?: string;
            email?: string;
            /** @description Of a customer id; `main` unless told. */
            idSpace?: string;
            phone?: string;
            /** @example 12:7 */
            reference?: string;
        };
        FindCodeBody: {
            /** @description As typed, with or without hyphens. */
            code: string;
        };
        FinishChange: {
            /** @enum {string} */
            kind: "earlier" | "hotline" | "late" | "open" | "quiet" | "quota" | "rate" | "release";
            /** @description How many would still be too late. */
            late: number;
            sentence: string;
            words: components["schemas"]["Both"];
        };
        Flip: {
            duty: string;
            law: string;
            owed: boolean;
        };
        Follows: {
            setId: string;
            /** @enum {string} */
            who: "all" | "not_taken" | "taken";
        };
        FollowsBody: {
            /**
             * Format: uuid
             * @description The earlier offer set.
             */
            setId: string;
            /**
             * @description Of the people it was granted to.
             * @enum {string}
             */
            who: "all" | "taken" | "not_taken";
        };
        ForbiddenElement: {
            code: string;
            /** @description Contents that may not be said at all. */
            contents: ("C1" | "C10" | "C11" | "C12" | "C13" | "C14" | "C15" | "C2" | "C3" | "C4" | "C5" | "C6" | "C7" | "C8" | "C9")[];
            /** @description Words that may not stand, per language: sources of regular expressions. */
            patterns: {
                en: string[];
                id: string[];
            };
            source: string;
            title: components["schemas"]["LawsWords"];
        };
        Forecast: {
            changes: components["schemas"]["Change"][];
            /**
             * Format: date-time
             * @description Null while a lane that people wait for stands still, or cannot send at all.
             */
            finishesAt: string | null;
            lanes: {
                /** Format: date-time */
                finishesAt: string | null;
                name: string;
                persons: number;
            }[];
            misses: components["schemas"]["Miss"][];
        };
        ForecastWave: {
            /** @enum {string} */
            kind: "pilot" | "rest";
            no: number;
            /**
             * Format: date-time
             * @description Null: a person opens it.
             */
            opensAt: string | null;
            persons: number;
        };
        /** @description How the full form must look; null or false where the law does not say. */
        Format: {
            fontPtMin: number | null;
            headings: components["schemas"]["Heading"][];
            plainLanguage: boolean;
            title: string | null;
        };
        Funnel: {
            /** @description People found by the published run; null until there is one. */
            people: number | null;
            /** @description Of every source, as read; rejected ones included. */
            records: number;
            rejected: number;
            /** @description Of them, told by at least one notice; never too many (per cohort the notice that told most counts). */
            told: number | null;
        };
        GenerateBody: {
            count: number;
            /** @description When these codes expire; left out: never. */
            expiresAt?: string | null;
        };
        GuardedPeople: {
            next: string | null;
            people: components["schemas"]["GuardedPerson"][];
        };
        GuardedPerson: {
            cohortId: string;
            /** @description By this finding or by anything else. */
            held: boolean;
            /** @description The masked address they would be told at; null where hints were not asked for. */
            hint: string | null;
            /** @enum {string} */
            keyKind: "customer_id" | "email" | "phone";
            personId: number;
        };
        GuardianBody: {
            en: components["schemas"]["LocalTextBody"];
            id: components["schemas"]["LocalTextBody"];
        };
        GuardWithHistory: {
            /** @description True while this guard alone would stop a launch. */
            blocking: boolean;
            count: number;
            /** Format: date-time */
            decidedAt: string | null;
            decidedBy: {
                id: string;
                name: string;
            } | null;
            /** @enum {string|null} */
            decision: "different" | "genuine" | "hold" | "placeholder" | "reviewed" | "same" | "tell" | null;
            decisions: ("different" | "genuine" | "hold" | "placeholder" | "reviewed" | "same" | "tell")[];
            /** @description What this kind of finding does, in one sentence. */
            does: string;
            /** @description At most five, each masked so that it names nobody, with its file and line. */
            examples: string[];
            facts: {
                [key: string]: string[] | boolean | number | string;
            };
            /** @description Every decision ever taken, oldest first. */
            history: components["schemas"]["PastDecision"][];
            /** @enum {string} */
            holds: "launch" | "nothing" | "people";
            /** @description Null where the finding is decided elsewhere (`rejects`) or read from a source and only shown. */
            id: string | null;
            /** @enum {string} */
            kind: "ambiguous_identity" | "conflict" | "crosswalk_conflict" | "free_text" | "id_space" | "invalid_email" | "invalid_phone" | "keyless_subjects" | "landline" | "late_source" | "no_mail_server" | "rejects" | "shared_address" | "suspect_key" | "typo_domain";
            /** @description Ids of those who uploaded or mapped the files it was found in: none of them decides it. */
            makers: string[];
            reason: string | null;
            /** @description What it is about, without values: a key's hash, an id space and its files, a file's base name, a domain. */
            subject: string;
        };
        HaltBody: {
            /** @description Why; whoever looks at the lane reads it. */
            reason: string;
        };
        HardWord: {
            /** @description What to write instead. */
            plain: string;
            word: string;
        };
        HeaderReading: {
            present: boolean;
            reason: string;
        };
        Heading: {
            contents: ("C1" | "C10" | "C11" | "C12" | "C13" | "C14" | "C15" | "C2" | "C3" | "C4" | "C5" | "C6" | "C7" | "C8" | "C9")[];
            text: string;
        };
        HeldCount: {
            deliveries: number;
            hold: string;
            noticeId: string;
        };
        HeldDelivery: {
            /** @description As the list of held deliveries shows it. */
            cohortId: string;
            deliveryNo: string;
        };
        Hold: {
            authority: string;
            /** Format: date-time */
            confirmedAt: string | null;
            confirmedBy: string | null;
            /** Format: date-time */
            endedAt: string | null;
            endedBy: string | null;
            endReason: string | null;
            id: string;
            incidentId: string;
            /** @description Whose people may not be told; empty: nobody of the incident. */
            lawCodes: string[];
            reason: string;
            /** Format: date-time */
            recordedAt: string;
            recordedBy: string;
            /** @description The authority's own number or date of the request. */
            reference: string;
            /** @description Of the written request as it arrived. */
            requestSha256: string;
            /** @enum {string} */
            status: "confirmed" | "lifted" | "recorded" | "withdrawn";
            /** Format: date-time */
            untilAt: string;
        };
        HoldBody: {
            /** @description Who asked, as it signs. */
            authority: string;
            /** @description Codes of laws; none: everybody of the incident. */
            lawCodes?: string[];
            /** @description Why people must wait, as the request says it. */
            reason: string;
            /** @description Its own number or date of the request. */
            reference: string;
            /** @description SHA-256 of the written request, so that it can be shown later. */
            requestSha256: string;
            /**
             * Format: date-time
             * @description When it ends by itself; at most 365 days from now.
             */
            untilAt: string;
        };
        HoldCan: {
            confirm: components["schemas"]["Can"];
            end: components["schemas"]["Can"];
        };
        Hotline: {
            /** @description Of a thousand people told, so many call. */
            callersPerThousand: number;
            callsPerHour: number;
            /** @description What follows: messages an hour at most. */
            personsPerHour: number;
        };
        HotlineBody: {
            /** @description Of a thousand people told, so many call. */
            callersPerThousand: number;
            /** @description What the people at the telephone can answer. */
            callsPerHour: number;
        };
        /** @description What was learnt in the rolling hour, whenever the messages went. */
        HourCounts: {
            accepted: number;
            complained: number;
            /** @description Put off by the mailbox provider. */
            deferred: number;
            /** @description Bounced for good. */
            hard: number;
            /** @description Refused by our own provider, for the address or the message. */
            rejected: number;
        };
        HourLine: {
            channel: string;
            delivered: number;
            /** Format: date-time */
            hour: string;
            told: number;
        };
        /** @description The identities the books claim: each account against what grants, redemptions and provisions say it holds. */
        Identity: {
            actual: string;
            expected: string;
            name: string;
            ok: boolean;
        };
        IdentityDecision: {
            /** @description The group decided about: the kind of its key, and whom it leads to in the published run; null: to nobody. */
            group: {
                /** @enum {string} */
                kind: "customer_id" | "email" | "phone";
                person: components["schemas"]["PersonRef"] | null;
            };
            id: string;
            /** @description Whom it is merged into; null for a split. */
            into: {
                /** @enum {string} */
                kind: "customer_id" | "email" | "phone";
                person: components["schemas"]["PersonRef"] | null;
            } | null;
            /** Format: date-time */
            madeAt: string;
            madeBy: {
                id: string;
                name: string;
            };
            reason: string;
            /** @enum {string} */
            verb: "merge" | "split";
            /** @description True while the published run does not follow it yet, or follows it still: resolve again. */
            waitsForRun: boolean;
            withdrawn: {
                /** Format: date-time */
                at: string;
                because: string;
                by: {
                    id: string;
                    name: string;
                };
            } | null;
        };
        /** @description Which cards and accounts are a bank's own: by issuer range, or by the bank code of an IBAN. */
        IinRange: {
            /** @description Leading digits of the first and the last card, of equal length. */
            from: string;
            to: string;
        };
        Imported: {
            files: {
                changed: boolean;
                digest: string;
                file: string;
            }[];
            signature: components["schemas"]["Signature"] | null;
            sources: string[];
        };
        Incident: {
            brand: components["schemas"]["Brand"];
            clockChoices: {
                [key: string]: components["schemas"]["ClockChoice"];
            };
            code: string;
            /** Format: date-time */
            declaredAt: string;
            defaultCountry: string;
            /** @enum {string} */
            defaultLocale: "en" | "id";
            facts: components["schemas"]["DatedFacts"];
            id: string;
            legalEntity: components["schemas"]["LegalEntity"];
            name: string;
            slug: string;
            statements: {
                en?: components["schemas"]["IncidentsStatement"];
                id?: components["schemas"]["IncidentsStatement"];
            };
            /** @enum {string} */
            status: "closed" | "erased" | "open";
            timeZone: string;
        };
        IncidentsClockReading: {
            /** Format: date-time */
            deadlineAt: string;
            hoursLeft: number;
            reason: string;
            start: string;
            /** Format: date-time */
            startedAt: string;
            /** @description The reason in both languages. */
            words: components["schemas"]["IncidentsWords"];
        };
        /** @description What the company says in its own words, in one language; plain text, never Markdown. */
        IncidentsStatement: {
            /** @description How the way in was closed; told only once `gapClosedAt` is set. */
            howClosed?: string;
            /** @description What the company does about it. */
            measures?: string;
            /** @description What is not known yet: the only place for uncertainty. */
            notYetKnown?: string;
            /** @description What happened and how, in one or two sentences. */
            whatHappened?: string;
        };
        IncidentsWords: {
            en: string;
            id: string;
        };
        InquiryDay: {
            answered: number;
            asked: number;
            day: string;
            /** @enum {string} */
            kind: "email" | "phone";
            silent: number;
        };
        Inspected: {
            columns: components["schemas"]["InspectedColumn"][];
            /**
             * @description Null where the format has none.
             * @enum {string|null}
             */
            delimiter: "\t" | "," | ";" | "|" | null;
            /** @enum {string} */
            encoding: "utf-16be" | "utf-16le" | "utf-8" | "windows-1252";
            file: string;
            /** @enum {string} */
            format: "csv" | "json_lines" | "rows";
            header: components["schemas"]["HeaderReading"];
            known: components["schemas"]["KnownMapping"] | null;
            /** @description Set where the first line is a title rather than a header, and nobody has said yet that it is skipped. */
            linesAbove: components["schemas"]["LinesAbove"] | null;
            /** @description The mapping that is proposed as a whole: a known one where there is one, else what each column looks like. */
            mapping: components["schemas"]["JsonObject"];
            proposal: {
                defaultCountry: {
                    reason: string;
                    value: string;
                } | null;
                idSpace: {
                    reason: string;
                    value: string;
                };
                role: {
                    reason: string;
                    /** @enum {string} */
                    value: "contact_only" | "leaked" | "reference" | "suppression";
                };
                subjects: components["schemas"]["SubjectProposal"][];
            };
            /** @enum {string|null} */
            quote: "\"" | null;
            sampled: {
                /** @description Whether that was every record of the file. */
                complete: boolean;
                records: number;
                recordsEstimate: number;
                windows: number;
            };
            /** @description Lines above the header that this look left out, as the mapping states or as is proposed. */
            skippedLines: number;
            sourceId: string;
            /** @description Columns too uncertain to be taken without being named. */
            unsure: string[];
        };
        InspectedColumn: {
            /** @description Different values in the whole file, as far as the sample lets one guess. */
            distinctEstimate: number;
            maxLength: number;
            minLength: number;
            name: string;
            presentPercent: number;
            proposal: components["schemas"]["ColumnProposal"];
            /** @description Shapes, never values: letters are a and A, digits 9; of secrets only their length. */
            shapes: string[];
        };
        /** @description What caused a journal, as far as it names it. */
        JournalCause: {
            /** @description How many grants or redemptions it stands for. */
            count: number;
            /** @description `12:7`: the grant it moved; null where it moved many at once. */
            grant: string | null;
            offer: string | null;
            offerSet: string | null;
            /** @description The offer set, where it is about one. */
            offerSetId: string | null;
            /** @description Whose that grant is, as lists name people. */
            person: string | null;
        };
        JournalLine: {
            /** @enum {string} */
            account: "1100" | "1150" | "1200" | "2100" | "2200" | "2300" | "2400" | "4100" | "5100" | "5300" | "5900" | "9000" | "9100" | "9200";
            /** @description Debit positive, credit negative. */
            amountMinor: string;
            currency: string;
            name: string;
        };
        Json: components["schemas"]["Json"][] | boolean | number | {
            [key: string]: components["schemas"]["Json"];
        } | string;
        JsonObject: {
            [key: string]: components["schemas"]["Json"];
        };
        /** @description What JSON carries, whatever it says: for what is kept as it came and answered as it is. */
        JsonValue: components["schemas"]["JsonValue"][] | boolean | number | {
            [key: string]: components["schemas"]["JsonValue"];
        } | string | null;
        KeptChangeCounts: {
            /** Format: date-time */
            countedAt: string | null;
            /** @description Null: nothing was counted yet of the published run. */
            counts: components["schemas"]["ChangeCounts"] | null;
            /** @description A worker owes a count: none was made yet, of what stands now, or since somebody asked. */
            isCounting: boolean;
        };
        KeyBody: {
            /** @description What the key is for, as shown in the list. */
            label: string;
        };
        /** @description A mapping that another source of the same header was read with. */
        KnownMapping: {
            file: string;
            incidentId: string;
            /** Format: date-time */
            madeAt: string;
            sourceId: string;
            version: number;
        };
        LanePolicyBody: {
            /** @description Null: as each notice says. */
            policy: ("resend" | "hold" | "next_channel") | null;
        };
        LaunchBody: {
            /** @description Between those waves; absent: a person opens each. */
            everyMinutes?: number;
            /** @description After the pilot the next wave opens by itself. */
            holdMinutes?: number;
            /** @description People of a first wave; the rest waits to be opened. */
            pilot?: number;
            /**
             * Format: date-time
             * @description Nothing goes before; absent: now.
             */
            startAt?: string;
            /** @description The rest in waves of so many people; absent: at once. */
            waveSize?: number;
        };
        LaunchForecast: {
            /** @description Of nobody it knows when: a person takes their file out of the house. */
            byFile: number;
            changes: components["schemas"]["FinishChange"][];
            /** Format: date-time */
            deadlineAt: string | null;
            /**
             * Format: date-time
             * @description Null: not within two months, or only once a person acts.
             */
            finishesAt: string | null;
            /** @description Of nobody it knows when: they wait for a decision about them. */
            held: number;
            lanes: {
                /** Format: date-time */
                finishesAt: string | null;
                name: string;
                persons: number;
            }[];
            /** @description Not told by the deadline; 0 where there is none. */
            late: number;
            persons: number;
            /** @description As a launch would deal them: a cohort goes whole, so a wave may hold more people than were asked for. */
            waves: components["schemas"]["ForecastWave"][];
        };
        LaunchResult: {
            cohorts: number;
            materialised: number;
        };
        Law: {
            /** @description Code of the calendar of business days. */
            calendar: string;
            channels: ("dedicated_message" | "email_needs_consent" | "first_class_mail" | "not_to_breached_mailbox")[];
            code: string;
            duties: components["schemas"]["LawsDuty"][];
            forbidden: components["schemas"]["ForbiddenElement"][];
            format: components["schemas"]["Format"];
            /** @description Marks of the sources: S… read in a public summary, K general knowledge. */
            mark: string;
            notes: components["schemas"]["LawsWords"];
            place: components["schemas"]["LawsWords"];
            reach: components["schemas"]["Reach"];
            remedies: components["schemas"]["Remedy"][];
            required: components["schemas"]["RequiredElement"][];
            /** @description True until counsel has read this row; not legal advice. */
            review_by_counsel: boolean;
            source: string;
            /** @enum {string} */
            standing: "draft" | "in_force" | "superseded";
            title: string;
            trigger: components["schemas"]["Trigger"];
            /** @description Codes of laws whose notice counts as this one’s: where one of them protects a person too, it asks and forbids nothing. */
            yieldsTo?: string[];
            /** @description IANA zone in which days are counted. */
            zone: string;
        };
        LawBody: {
            /** @description A whole law or calendar, as it is shown. */
            data: {
                [key: string]: unknown;
            };
            /** @description The version the change was made on; another one is refused. */
            onVersion?: number;
            /** @description Why it is changed; whoever approves a notice reads it. */
            reason: string;
        };
        LawCan: {
            decide: components["schemas"]["Can"];
            reset: components["schemas"]["Can"];
            revise: components["schemas"]["Can"];
            withdraw: components["schemas"]["Can"];
        };
        LawDuties: {
            affected: number;
            duties: components["schemas"]["ListedDuty"][];
            law: string;
            mark: string;
            minors: number;
            place: {
                en: string;
                id: string;
            };
            review_by_counsel: boolean;
            source: string;
            title: string;
            triggered: number;
        };
        LawResetBody: {
            onVersion?: number;
            reason: string;
        };
        LawsClockReading: {
            /** Format: date-time */
            deadlineAt: string;
            hoursLeft: number;
            reason: string;
            /** @enum {string} */
            start: "confirmed" | "discovered" | "occurred" | "told";
            /** Format: date-time */
            startedAt: string;
            /** @description The same in both languages; a choice is told in its maker’s own words. */
            words: components["schemas"]["LawsWords"];
        };
        /** @description One way of being in the law’s reach; a person needs only one of a trigger’s conditions. */
        LawsCondition: {
            /** @description Every group is met by one of its categories. */
            all?: ("beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual")[][];
            /** @enum {boolean} */
            minor?: true;
            /** @description Some category of the person is at least this grave (1 … 4). */
            tier?: number;
        };
        LawsDuty: {
            /** @description Owed from this many people on … */
            atLeast: number;
            /** @description … up to this many, where another duty takes over. */
            atMost?: number;
            /** @description Unique within the law. */
            code: string;
            /** @description Null where the law says only “without undue delay”, “as soon as possible”, “at once”. */
            deadline: string | null;
            /**
             * @description A way out that is allowed, not owed.
             * @enum {boolean}
             */
            may?: true;
            /** @description Who that is: `ICO`, `Attorney General`. */
            name: string;
            /**
             * @description `affected`: everybody of the jurisdiction; `triggered`: those whose data the law lists.
             * @enum {string}
             */
            of: "affected" | "triggered";
            /** @description How many days a substitute notice must stay posted. */
            postedDays?: number;
            /** @description Every start somebody may argue for; more than one means that it is disputed. */
            starts: ("confirmed" | "discovered" | "occurred" | "told")[];
            /** @enum {string} */
            to: "assessment" | "authority" | "bureaus" | "media" | "register" | "subject" | "substitute";
            /** @description A trigger of this duty’s own, instead of the law’s. */
            trigger?: components["schemas"]["Trigger"];
            /** @enum {string} */
            usualStart: "confirmed" | "discovered" | "occurred" | "told";
            words: components["schemas"]["LawsWords"];
        };
        LawsWords: {
            en: string;
            id: string;
        };
        LawVersion: {
            /** @description Null: this version returned to what is shipped. */
            body: components["schemas"]["Calendar"] | components["schemas"]["Law"] | null;
            /** @description Against what was in force when it was written. */
            changes: components["schemas"]["Difference"][];
            /** Format: date-time */
            decidedAt: string | null;
            decidedBy: string | null;
            decidedReason: string | null;
            /**
             * @description `before`: in force since before two people were asked; null: it waits for a second person.
             * @enum {string|null}
             */
            decision: "approved" | "before" | "refused" | "replaced" | "withdrawn" | null;
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            reason: string;
            /** @description 0 is what was shipped. */
            version: number;
        };
        LeakedItem: {
            /** @enum {string} */
            code: "beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual";
            label: string;
            /** @description How it leaked, where that makes a difference to the reader. */
            note: string | null;
        };
        LeakedLine: {
            /** @description Nothing where what leaked is harmless by itself: a masked card gives no card advice. */
            advice: components["schemas"]["Advice"];
            /** @enum {string} */
            code: "beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual";
            /** @enum {string} */
            form: "encrypted_key_safe" | "encrypted_key_taken" | "hash_strong" | "hash_weak" | "masked" | "plaintext" | "tokenised" | "unknown";
            formWords: components["schemas"]["IncidentsWords"];
            label: components["schemas"]["IncidentsWords"];
            risk: components["schemas"]["IncidentsWords"];
            /** @enum {number} */
            tier: 0 | 1 | 2 | 3 | 4;
        };
        LegalClock: {
            /** @description The reading the company stands on; null while its date is not known. */
            chosen: components["schemas"]["IncidentsClockReading"] | null;
            disputed: boolean;
            /** @description Codes of the law’s duties that end with it. */
            duties: string[];
            /**
             * Format: date-time
             * @description Until when an authority keeps these people from being told; null or absent: nobody asked for it.
             */
            heldUntil?: string | null;
            law: string;
            /** @description `PT72H`, `P30D`, `P3BD`. */
            period: string;
            place: components["schemas"]["IncidentsWords"];
            review_by_counsel: boolean;
            source: string;
            /** @description The earliest deadline anybody may argue for, shown beside the chosen one. */
            strictest: components["schemas"]["IncidentsClockReading"] | null;
            title: string;
            who: string[];
        };
        LegalEntity: {
            country: string;
            /** @enum {string} */
            currency: "AUD" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UGX" | "USD" | "VND" | "ZAR";
            id: string;
            name: string;
            timeZone: string;
        };
        LegalEntityBody: {
            /** @example ID */
            country?: string;
            /** @example IDR */
            currency?: string;
            /** @example PT Contoh Games */
            name: string;
            /** @example Asia/Jakarta */
            timeZone?: string;
        };
        LetterBlock: {
            /** @enum {string} */
            kind: "heading";
            /** @enum {number} */
            level: 1 | 2 | 3;
            runs: components["schemas"]["LetterRun"][];
        } | {
            items: components["schemas"]["LetterRun"][][];
            /** @enum {string} */
            kind: "list";
            ordered: boolean;
        } | {
            /** @enum {string} */
            kind: "paragraph";
            runs: components["schemas"]["LetterRun"][];
        };
        LetterRun: {
            bold: boolean;
            text: string;
        };
        LiftBody: {
            /** @description Ids as the list shows them. */
            ids: string[];
            /** @description Why; kept beside the decision and in the audit. */
            reason: string;
        };
        Lineage: {
            /** @description Persons of earlier runs that this one has absorbed. */
            absorbed: components["schemas"]["PersonRef"][];
            /** @description Decided findings about this person, with their reasons. */
            decisions: components["schemas"]["LineageDecision"][];
            history: components["schemas"]["RunExposure"][];
            /** @description More rows than are shown: a hostile file may hold a million of one person. */
            more: boolean;
            person: components["schemas"]["PersonSummary"];
            rows: components["schemas"]["LineageRow"][];
        };
        LineageDecision: {
            /** Format: date-time */
            at: string;
            by: string;
            decision: string;
            kind: string;
            reason: string;
        };
        LineageRow: {
            /** @description Which contacts in use come from this row. */
            contacts: ("email" | "name" | "phone")[];
            contributes: components["schemas"]["ExposedCategory"][];
            file: string;
            idSpace: string | null;
            /** @description Which identifiers the row carries; never their values. */
            keys: ("customer_id" | "email" | "phone")[];
            line: number;
            record: number;
            /** @enum {string} */
            role: "contact_only" | "leaked" | "reference" | "suppression";
            /** @enum {string} */
            rule: "attached" | "crosswalk" | "customer_id" | "decision" | "email" | "link" | "phone";
            subject: number;
        };
        /** @description The first line of a file is no header, and no row either: somebody must say what it is before it is read. */
        LinesAbove: {
            /** @description Cells of the header and of the rows below it. */
            columns: number;
            /** @enum {string} */
            delimiter: "\t" | "," | ";" | "|";
            /** @description Cells of the first line, up to its last one that says something. */
            firstCells: number;
            /** @description The physical line on which the header stands. */
            headerLine: number;
            /** @description So many lines would be skipped: what a mapping states as `skip_lines`. */
            skipLines: number;
            words: components["schemas"]["Both"];
        };
        LintBody: {
            /** @description Countries of residence; those of the published run by default. */
            countries?: string[];
        };
        LintDraftBody: {
            /** @description Markdown with Liquid for e-mail and letter, plain text with Liquid for SMS. */
            body: string;
            /** @enum {string} */
            channel: "email" | "sms" | "letter";
            /** @description Countries of residence; those of the published run by default. */
            countries?: string[];
            /** @description Codes of laws (US-MA): only for people whom one of them protects. None: the general text. */
            jurisdictions?: string[];
            /** @enum {string} */
            kind?: "initial" | "individual" | "supplement" | "correction" | "update" | "policy" | "goodwill";
            /** @description An e-mail in which nothing can be clicked. */
            linkFree?: boolean;
            /** @enum {string} */
            locale: "id" | "en";
            /** @description E-mail only; the kind’s own by default. */
            preheader?: string | null;
            /** @description Of an e-mail, or the title of a letter. */
            subject?: string | null;
        };
        ListedDelivery: {
            attempts: number;
            /** @enum {string} */
            channel: "email" | "handover" | "letter" | "sms";
            cohortId: string;
            deliveryNo: string;
            hold: string | null;
            noticeId: string;
            personId: number;
            /** Format: date-time */
            since: string;
        };
        ListedDuty: {
            /** @description How many people set it off; `of` says which are counted. */
            atLeast: number;
            atMost: number | null;
            chosen: components["schemas"]["ReadingShape"] | null;
            code: string;
            counted: number;
            /** @description The count at which it would be the other way round; null where none near is. */
            flipsAt: number | null;
            may: boolean;
            name: string;
            /** @enum {string} */
            of: "affected" | "triggered";
            owed: boolean;
            strictest: components["schemas"]["ReadingShape"] | null;
            to: string;
            words: {
                en: string;
                id: string;
            };
        };
        /** @description As it stands in the list. */
        ListedFeed: {
            /** Format: date-time */
            broughtAt: string;
            broughtBy: string | null;
            enrolled: number;
            id: string;
            incidentId: string;
            key: string;
            lines: number;
            rejects: {
                line: number;
                /** @enum {string} */
                reason: "bad_date" | "malformed" | "not_given" | "other_offer" | "unknown_code" | "unknown_engagement";
            }[];
            repeated: number;
            /** @enum {string} */
            source: "file" | "webhook";
            /** @description Null: it counts. */
            withdrawn: components["schemas"]["Withdrawal"] | null;
        };
        ListedMailbox: {
            brake: components["schemas"]["Brake"];
            capPerS: number | null;
            hour: components["schemas"]["HourCounts"];
            mailbox: string;
        };
        ListedPosting: {
            /** Format: date-time */
            endedAt: string | null;
            endReason: string | null;
            /** Format: date-time */
            endsAt: string;
            id: string;
            incidentId: string;
            lawCodes: string[];
            locale: string;
            /** @enum {string} */
            medium: "app" | "media" | "service_desk" | "site" | "social";
            /** @description Address of the page, or where else it hangs. */
            place: string;
            proofs: components["schemas"]["PostingProof"][];
            /** Format: date-time */
            recordedAt: string;
            recordedBy: string;
            standing: components["schemas"]["PostingStanding"];
            /** @description People nobody could reach when it was recorded, by the law that protects them. */
            standsFor: components["schemas"]["StandsFor"][];
            /** Format: date-time */
            startsAt: string;
            /** @description Word for word. */
            words: string;
            wordsSha256: string;
        };
        ListedRestore: {
            afterCohort: string;
            afterDelivery: string;
            events: number;
            /** Format: date-time */
            eventsAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            found: number;
            held: number;
            id: string;
            lookedUp: number;
            /** Format: date-time */
            noticedAt: string;
            reason: string;
            /**
             * Format: date-time
             * @description The last sign of life before the backup, with an hour to spare: what happened since is replayed.
             */
            since: string;
            /** @description Deliveries those events name and this database has never heard of: a notice launched since the backup. */
            strangers: number;
            trouble: string | null;
            waivedBy: string | null;
            waivedReason: string | null;
            /** @description Its reason, or what holds it up; null where only somebody's own words say so. */
            words: components["schemas"]["Both"] | null;
        };
        ListedSession: {
            /** @description Is it the one that asked? */
            current: boolean;
            /** @description `Firefox on Windows` */
            device: string;
            /** Format: date-time */
            endsAt: string;
            id: string;
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            seenAt: string;
        };
        /** @description A version without its words. */
        ListedVersion: {
            draftId: string;
            incidentId: string;
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            /** Format: date-time */
            publishedAt: string;
            publishedBy: string;
            /** @description Hex, of the content's bytes exactly as they are kept and published. */
            sha256: string;
            version: number;
        };
        LocalText: {
            /** @description What the person gets, and how, in plain words. */
            text: string;
            title: string;
        };
        LocalTextBody: {
            /** @description What the person gets, and how, in plain words. */
            text: string;
            title: string;
        };
        LogoBody: {
            /** @description A PNG or JPEG of at most 12 KiB, in base64. */
            base64: string;
        };
        MadeProof: {
            balanced: boolean;
            checks: components["schemas"]["Identity"][];
            id: string;
            /** @description Null: of the whole database. */
            incidentId: string | null;
            journals: string;
            ok: boolean;
            /** Format: date-time */
            provedAt: string;
            provedBy: string;
        };
        MappingBody: {
            /** @description The mapping of this one file: see docs/mapping.md. */
            mapping: {
                [key: string]: unknown;
            };
        };
        /** @description What is wrong with a mapping, and what saving it would do. */
        MappingCheck: {
            /** @description The same, each at its column. */
            findings: components["schemas"]["PlacedProblem"][];
            /** @description One sentence each; none where it fits. */
            problems: string[];
            saving: {
                /** @description Whether it means anything else than the mapping the source is read with now. */
                changes: boolean;
                /** @description What was read with the present mapping, and is read again. */
                deletes: {
                    rejected: {
                        column_count?: number;
                        malformed?: number;
                        no_key?: number;
                        no_link?: number;
                    };
                    staged: number;
                };
                /** @description Whether people were found in these rows already: they must be found again. */
                resolved: boolean;
                /** @description The version it would become. */
                version: number;
            };
        };
        MappingSignature: {
            /** @description Of the mapping that was signed. */
            digest: string;
            /** Format: date-time */
            importedAt: string;
            importedBy: string;
            signedBy: string;
            signedOn: string;
            statement: string;
            /** @description SHA-256 of the workbook that was imported. */
            workbookHash: string;
        };
        MappingVersion: {
            /** @description Whether the source is read with it now. */
            current: boolean;
            digest: string;
            file: string;
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            mapping: components["schemas"]["JsonObject"];
            /** @description Who signed exactly this, outside this system. */
            signatures: components["schemas"]["MappingSignature"][];
            version: number;
        };
        MergeBody: {
            /** @description Whose rows: a person by reference, or a group by its own key. */
            group: components["schemas"]["FindBody"];
            /** @description Whose they become. */
            into: components["schemas"]["FindBody"];
            reason: string;
        };
        /** @description Of sending one message once. */
        MessageCost: {
            /** @description Of the line that priced it; '' is the one for every other country. */
            country: string;
            /** @description Millionths of a US dollar. */
            micros: string;
            pricedOn: string;
            source: string;
        };
        MessagesFinding: {
            /** @enum {string} */
            code: "blame" | "block_missing" | "category_in_sms" | "claims_closed" | "claims_contained" | "claims_date" | "claims_not_leaked" | "empty_variable" | "hard_to_read" | "hard_word" | "hedging" | "kind_missing" | "money_in_subject" | "names_other_data" | "overlay_forbidden" | "overlay_format" | "overlay_missing" | "sensitive_in_open" | "sensitive_named" | "sms_brand_first" | "sms_letters" | "sms_link" | "sms_missing" | "sms_segments" | "softening" | "strange_letters" | "template";
            /** @description One sentence that begins with the place. */
            message: string;
            place: components["schemas"]["Place"];
            /** @description The same in both languages. */
            says: components["schemas"]["Both"];
            /**
             * @description Blocking findings must be gone before approval; advice may stay.
             * @enum {string}
             */
            severity: "advice" | "blocking";
            /** @description The words, the variable or the content code it is about. */
            where: string | null;
        };
        Miss: {
            /** Format: date-time */
            deadlineAt: string;
            law: string;
            of: number;
            persons: number;
        };
        Named: {
            id: string;
            name: string;
        };
        /** @description Met by any of these categories in any of these forms. */
        Need: {
            codes: ("beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual")[];
            forms: ("encrypted_key_safe" | "encrypted_key_taken" | "hash_strong" | "hash_weak" | "masked" | "plaintext" | "tokenised" | "unknown")[];
        };
        NeedSeen: {
            can: components["schemas"]["Can"];
            count: number;
            /** @enum {string} */
            kind: "dead_letters" | "decide_claim" | "decide_extract" | "decide_grant_void" | "decide_handover" | "decide_hold" | "decide_incident_page" | "decide_law" | "decide_notice" | "decide_offer_set" | "decide_payout" | "decide_sharing" | "facts_missing" | "files_missing" | "guards_to_decide" | "lanes_halted" | "notice_missing" | "notices_held" | "notices_to_launch" | "people_to_find" | "rejects_to_accept" | "sources_failed" | "sources_to_map" | "sources_to_read" | "unknowns_open";
            /** @description True where who asks had a hand in all of them: somebody else must decide. */
            ownWork: boolean;
            /** Format: date-time */
            since: string | null;
        };
        NoticeAtAGlance: {
            id: string;
            /** @enum {string} */
            kind: "correction" | "goodwill" | "individual" | "initial" | "policy" | "supplement" | "update";
            /** Format: date-time */
            launchedAt: string | null;
            name: string;
            /** @description Deliveries under way or owed. */
            open: number | null;
            /** @description Whom it is for so far; null before it is launched. */
            persons: number | null;
            /** @enum {string} */
            status: "approved" | "discarded" | "draft" | "launched" | "paused" | "requested" | "stopped";
            told: number | null;
        };
        NoticeBody: {
            /** @description Everyone affected by default. */
            audience?: components["schemas"]["AudienceBody"];
            /**
             * @description What it may cost at most; by default the worst case of today.
             * @example 5000000
             */
            costCeilingMinor?: string;
            /** @description By when the law wants them told: quiet hours that would end later do not hold. Null: they always hold. */
            deadlineAt?: string | null;
            /** @description Whom neither e-mail nor SMS reaches goes into files for a hand-over vendor. */
            handover?: boolean;
            /** @enum {string} */
            kind?: "initial" | "individual" | "supplement" | "correction" | "update" | "policy" | "goodwill";
            name: string;
            /** @description Offer sets whose offers the message carries. */
            offerSetIds?: string[];
            /** @description Null: off. */
            quietHours?: components["schemas"]["QuietHoursBody"] | null;
            /** @description One template per channel and language. */
            templateIds: string[];
            /** @enum {string} */
            unknownPolicy?: "resend" | "hold" | "next_channel";
            /** @description Who goes first and when; everybody at once by default. */
            waves?: components["schemas"]["WavesBody"];
        };
        NoticeCan: {
            approveAlone: components["schemas"]["Can"];
            decide: components["schemas"]["Can"];
            discard: components["schemas"]["Can"];
            edit: components["schemas"]["Can"];
            launch: components["schemas"]["Can"];
            openWave: components["schemas"]["Can"];
            pause: components["schemas"]["Can"];
            plan: components["schemas"]["Can"];
            resume: components["schemas"]["Can"];
            retry: components["schemas"]["Can"];
            review: components["schemas"]["Can"];
            stop: components["schemas"]["Can"];
            submit: components["schemas"]["Can"];
            withdraw: components["schemas"]["Can"];
        };
        Offer: {
            /** @enum {string} */
            currency: "AUD" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UGX" | "USD" | "VND" | "ZAR";
            eligibility: components["schemas"]["Eligibility"];
            faceMinor: string;
            id: string;
            incidentId: string;
            /** @enum {string} */
            kind: "billing_credit" | "cash_payout" | "claim" | "discount_code" | "donation" | "entitlement" | "insurance" | "monitoring";
            name: string;
            terms: components["schemas"]["Terms"];
            /**
             * @description Left out: `discount_code` T2, all others T1.
             * @enum {string}
             */
            treatment: "T1" | "T2" | "T3";
            unitCostMinor: string;
            /** @description The newest version; sets hold the version they were made with. */
            version: number;
        };
        OfferBody: {
            /** @example IDR */
            currency: string;
            /** @description {"everyone": true} or {"anyOf": [{"category": "gov.*"}, …]}; beside it livesIn, notIn, roles, former, minor, customerSince. */
            eligibility: {
                [key: string]: unknown;
            };
            /**
             * @description What it is worth to a customer, in minor units.
             * @example 5000000
             */
            faceMinor: string;
            /** @enum {string} */
            kind: "billing_credit" | "entitlement" | "discount_code" | "monitoring" | "insurance" | "donation" | "cash_payout" | "claim";
            name: string;
            terms: components["schemas"]["TermsBody"];
            /**
             * @description T2 for discount codes, T1 for all others by default.
             * @enum {string}
             */
            treatment?: "T1" | "T2" | "T3";
            /**
             * @description What one redemption costs the company, in minor units.
             * @example 5000000
             */
            unitCostMinor: string;
        };
        OfferCost: {
            costMinor: string;
            currency: string;
            faceMinor: string;
            fulfilled: number;
            /** @description Grants from which this offer could be chosen. */
            granted: number;
            kind: string;
            offer: string;
            offerId: string;
            offerSet: string;
            offerSetId: string;
            payableMinor: string;
            redeemed: number;
            reserved: number;
            treatment: string;
            version: number;
        };
        /** @description As on their own page, without any voucher's code. */
        OfferedSet: {
            chosen: string | null;
            /** Format: date-time */
            expiresAt: string | null;
            fulfilment: string | null;
            offers: {
                face: string;
                title: string;
            }[];
            reference: string | null;
            /** @enum {string} */
            state: "expired" | "failed" | "fulfilled" | "fulfilling" | "granted" | "redeemed" | "reserved" | "voided";
        };
        OfferSet: {
            /** Format: date-time */
            approvedAt: string | null;
            /** @enum {string} */
            audience: "affected" | "unaffected";
            budgetGrants: string | null;
            bundleId: string | null;
            /** @enum {string} */
            currency: "AUD" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UGX" | "USD" | "VND" | "ZAR";
            expiresOn: string | null;
            expiryMonths: number | null;
            follows: components["schemas"]["Follows"] | null;
            id: string;
            incidentId: string;
            /** @enum {string} */
            mode: "auto_apply" | "opt_in";
            name: string;
            offers: components["schemas"]["SetOffer"][];
            /** Format: date-time */
            opensAt: string | null;
            /** @enum {string} */
            status: "approved" | "closed" | "draft" | "submitted";
            takeUpBps: number;
        };
        OfferSetBody: {
            /**
             * @description unaffected: goodwill to people the breach did not touch.
             * @enum {string}
             */
            audience?: "affected" | "unaffected";
            /** @description At most this many grants. */
            budgetGrants?: string | null;
            /**
             * @description Or the last day for everyone.
             * @example 2027-12-31
             */
            expiresOn?: string | null;
            /** @description Months after the grant; 12 by default. */
            expiryMonths?: number | null;
            /** @description A later wave to people of an earlier set. */
            follows?: components["schemas"]["FollowsBody"] | null;
            /** @enum {string} */
            mode: "opt_in" | "auto_apply";
            name: string;
            /** @description In the order shown; all of one currency; exactly one for auto_apply. */
            offerIds: string[];
            /** @description A later wave: nothing is granted before. */
            opensAt?: string | null;
            /** @description Expected take-up in hundredths of a percent. */
            takeUpBps?: number;
        };
        /** @description The session a request came with. */
        OpenSession: {
            /** Format: date-time */
            endsAt: string;
            id: string;
            /**
             * Format: date-time
             * @description When it ends if nobody uses it again.
             */
            idleEndsAt: string;
        };
        OpenWaveBody: {
            /** @description Its number, as the status of the notice shows it. */
            wave: number;
        };
        Operator: {
            /** Format: date-time */
            createdAt: string;
            email: string;
            id: string;
            incidents: string[] | "all";
            name: string;
            roles: ("admin" | "approver" | "auditor" | "finance" | "hotline" | "incident_lead" | "writer")[];
            /** @description Has this person enrolled one? */
            secondFactor: boolean;
            /** @enum {string} */
            status: "active" | "disabled" | "invited";
        };
        /** @description What a batch opened now would hold. */
        Outlook: {
            leftOut: {
                [key: string]: number;
            };
            /** @description Who waits for it, up to the limit; those who would get a line among them. */
            people: number;
            scripts: {
                [key: string]: number;
            };
            /** @description The first thousand of those left out. */
            unwritten: components["schemas"]["Unwritten"][];
            written: number;
        };
        /** @description People by exactly which categories leaked of them: the sets, and their intersections. */
        OverlapCounts: {
            /** @description What is not shown. */
            others: {
                overlaps: number;
                persons: number;
            };
            overlaps: components["schemas"]["CountedOverlap"][];
            persons: number;
            run: number;
            /** @description Every category that stands in what is shown, most people first. */
            sets: {
                /** @enum {string} */
                code: "beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual";
                label: components["schemas"]["IncidentsWords"];
                persons: number;
            }[];
        };
        OverviewSeen: {
            /** Format: date-time */
            at: string;
            funnel: components["schemas"]["Funnel"];
            incidentId: string;
            needs: components["schemas"]["NeedSeen"][];
            notices: components["schemas"]["NoticeAtAGlance"][];
            /** Format: date-time */
            runAt: string | null;
        };
        PageBody: {
            /** @description False keeps it to be looked at, and asks nobody yet; true unless told. */
            ask?: boolean;
            /** @description The whole page, as `GET …/page/starter` shows one: every part in both languages. */
            content: {
                [key: string]: unknown;
            };
        };
        /** @description What one version or draft says beside what was published before it. */
        PageChanges: {
            colour: {
                after: string;
                before: string | null;
            };
            /** @enum {string} */
            logo: "gone" | "new" | "same";
            /** @description Null: nothing was published before. */
            since: number | null;
            words: {
                en: components["schemas"]["WordChange"][];
                id: components["schemas"]["WordChange"][];
            };
        };
        PageContent: {
            brand: {
                /** @description `#rrggbb`: of buttons, links and marks. */
                colour: string;
                /** @description SHA-256 of a stored image; null: the name alone. */
                logo: string | null;
                name: string;
            };
            /** @description Null: the way in is not closed yet. */
            closed: {
                at: string;
                how: components["schemas"]["Spoken"];
            } | null;
            contacts: {
                address: string | null;
                email: string | null;
                hours: components["schemas"]["Spoken"] | null;
                phone: string | null;
            };
            known: components["schemas"]["Spoken"][];
            notYetKnown: components["schemas"]["Spoken"][];
            questions: {
                answer: components["schemas"]["Spoken"];
                question: components["schemas"]["Spoken"];
            }[];
            statement: components["schemas"]["Spoken"];
            /** @description Newest first. */
            updates: components["schemas"]["PageUpdate"][];
        };
        PageDraft: {
            content: components["schemas"]["PageContent"];
            id: string;
            incidentId: string;
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            /** @description Hex, of the content's bytes exactly as they are kept and published. */
            sha256: string;
        };
        PagePostingBody: {
            /**
             * Format: date-time
             * @description Absent: from when the version was published.
             */
            from?: string;
            /**
             * @description Codes of the laws it stands for.
             * @example [
             *       "ID"
             *     ]
             */
            lawCodes: string[];
            /** @enum {string} */
            locale: "id" | "en";
            /** Format: date-time */
            until: string;
        };
        PageStanding: {
            current: components["schemas"]["PageVersion"] | null;
            /** @description What was written last, where nobody was asked to publish it yet. */
            kept: components["schemas"]["PageDraft"] | null;
            /** @description Newest first. */
            versions: components["schemas"]["ListedVersion"][];
            waiting: components["schemas"]["WaitingDraft"] | null;
        };
        PageUpdate: {
            /** @description ISO 8601, UTC. */
            at: string;
            text: components["schemas"]["Spoken"];
        };
        PageVersion: {
            content: components["schemas"]["PageContent"];
            draftId: string;
            incidentId: string;
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            /** Format: date-time */
            publishedAt: string;
            publishedBy: string;
            /** @description Hex, of the content's bytes exactly as they are kept and published. */
            sha256: string;
            version: number;
        };
        PasswordBody: {
            password: string;
            /** @description The one that counts now. */
            present: string;
        };
        PastDecision: {
            /** Format: date-time */
            at: string;
            by: {
                id: string;
                name: string;
            };
            /** @description What was behind the finding when it was decided. */
            count: number;
            /**
             * @description Null where the decision before was taken back.
             * @enum {string|null}
             */
            decision: "different" | "genuine" | "hold" | "placeholder" | "reviewed" | "same" | "tell" | null;
            inBulk: boolean;
            reason: string;
        };
        Payout: {
            /** Format: date-time */
            doneAt: string | null;
            id: string;
            incidentId: string;
            /** @enum {string} */
            kind: "credit" | "donation" | "payout";
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            /** Format: date-time */
            releasedAt: string | null;
            releasedBy: string | null;
            /** @description Everybody who has had its bytes. */
            revealedBy: string[];
            rows: number;
            /** @enum {string} */
            status: "done" | "open" | "recalled" | "released";
        };
        PayoutBody: {
            /**
             * @description credit: bills and services; payout: money and claims; donation: totals by recipient.
             * @enum {string}
             */
            kind: "credit" | "payout" | "donation";
        };
        PersonDraftPreviewBody: {
            /** @description Markdown with Liquid for e-mail and letter, plain text with Liquid for SMS. */
            body: string;
            /** @enum {string} */
            channel: "email" | "sms" | "letter";
            /** @description Codes of laws (US-MA): only for people whom one of them protects. None: the general text. */
            jurisdictions?: string[];
            /** @enum {string} */
            kind?: "initial" | "individual" | "supplement" | "correction" | "update" | "policy" | "goodwill";
            /** @description An e-mail in which nothing can be clicked. */
            linkFree?: boolean;
            /** @enum {string} */
            locale: "id" | "en";
            /** @description Offer sets the notice would carry. */
            offerSets?: string[];
            /** @description E-mail only; the kind’s own by default. */
            preheader?: string | null;
            /** @description Greets by name and shows the masked account; needs people.reveal and stands in the audit. */
            reason?: string;
            /** @description Of an e-mail, or the title of a letter. */
            subject?: string | null;
        };
        /** @description All a rule may look at. */
        PersonFacts: {
            country: string | null;
            /** @description `2019-04-30` */
            customerSince: string | null;
            exposed: components["schemas"]["ExposedCategory"][];
            former: boolean;
            minor: boolean;
            region: string | null;
            /** @enum {string|null} */
            role: "contact" | "customer" | "employee" | null;
        };
        PersonRef: {
            cohortId: string;
            personId: number;
        };
        PersonSummary: {
            cohortId: string;
            country: string | null;
            exposure: {
                /** @enum {string} */
                code: "beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual";
                /** @enum {string} */
                form: "encrypted_key_safe" | "encrypted_key_taken" | "hash_strong" | "hash_weak" | "masked" | "plaintext" | "tokenised" | "unknown";
            }[];
            files: string[];
            flags: string[];
            hasEmail: boolean;
            hasSms: boolean;
            held: boolean;
            incidentId: string;
            /** @enum {string} */
            keyKind: "customer_id" | "email" | "phone";
            linkVersion: number;
            locale: string | null;
            personId: number;
            /** @description Null where the published run has no such person. */
            profileId: string | null;
            rows: number;
            survivor: components["schemas"]["PersonRef"] | null;
        };
        /** @description As it is kept and approved. */
        PinnedWaves: {
            /** @description Between steps; absent: a person opens each. */
            everyMinutes?: number;
            /** @description After the pilot the next wave opens by itself; absent: a person opens it. */
            holdMinutes?: number;
            /** @description The first cohorts holding so many people go first. */
            pilot?: number;
            startAt?: string;
            /** @description The rest goes in steps of so many people; absent: at once. */
            waveSize?: number;
        };
        Place: {
            /** @description Of the body, from 1. */
            line: number | null;
            /** @enum {string} */
            part: "body" | "message" | "preheader" | "statement" | "subject";
            /** @description Of the incident's statement: `measures`. */
            statement: string | null;
        };
        PlacedProblem: {
            /** @description Null where it is about the file as a whole. */
            column: string | null;
            problem: string;
            words: components["schemas"]["Both"];
        };
        PlaceFigure: {
            adults: number;
            country: string;
            laws: string[];
            minors: number;
            persons: number;
            region: string | null;
        };
        PlanBody: {
            /**
             * @description What it may cost at most.
             * @example 5000000
             */
            costCeilingMinor?: string;
            /** @description Null: quiet hours always hold. */
            deadlineAt?: string | null;
            /** @description Null: off. */
            quietHours?: components["schemas"]["QuietHoursBody"] | null;
            /** @enum {string} */
            unknownPolicy?: "resend" | "hold" | "next_channel";
            /** @description The whole order anew; empty: everybody at once. */
            waves?: components["schemas"]["WavesBody"];
        };
        Pool: {
            /** @description People who hold a code of it. */
            assigned: number;
            /** @description Every code it ever held. */
            codes: number;
            daysLeftMin: number;
            engagement: string | null;
            /** @description Could be assigned now. */
            free: number;
            id: string;
            incidentId: string;
            /** @enum {string} */
            kind: "generated" | "imported" | "shared";
            /** @description Nobody's, and too near its expiry to be assigned. */
            lapsed: number;
            /** Format: date-time */
            madeAt: string;
            name: string;
            offerId: string;
            /** Format: date-time */
            quarantinedAt: string | null;
            quarantinedBy: string | null;
            quarantineReason: string | null;
            revoked: number;
            /** @enum {string} */
            status: "closed" | "open" | "quarantined";
        };
        PoolBody: {
            /** @description Of a shared pool: its one code. */
            code?: string;
            /** @description A code that expires in fewer days is given to nobody; 30. */
            daysLeftMin?: number;
            /** @description The vendor’s engagement number, shown beside the code. */
            engagement?: string;
            /**
             * Format: date-time
             * @description Of a shared pool: when its code expires.
             */
            expiresAt?: string;
            /**
             * @description imported: files of a vendor; generated: drawn here in advance; shared: one code for everybody.
             * @enum {string}
             */
            kind: "imported" | "generated" | "shared";
            name: string;
            /**
             * Format: uuid
             * @description The offer it serves; from then on the offer is served from its pools only.
             */
            offerId: string;
        };
        PostingBody: {
            /** Format: date-time */
            endsAt: string;
            /** @description Codes of the laws it stands for. */
            lawCodes: string[];
            /** @enum {string} */
            locale: "id" | "en";
            /** @enum {string} */
            medium: "site" | "app" | "social" | "media" | "service_desk";
            /** @description Address of the page, or where else it hangs. */
            place: string;
            /** Format: date-time */
            startsAt: string;
            /** @description What is posted, word for word. */
            words: string;
        };
        PostingEndBody: {
            /** Format: date-time */
            endedAt: string;
            reason: string;
        };
        PostingProof: {
            /** Format: date-time */
            addedAt: string;
            addedBy: string;
            /** @description Null: only the hash is kept here. */
            mediaType: string | null;
            no: number;
            /** Format: date-time */
            seenAt: string;
            sha256: string;
        };
        PostingStanding: {
            /** @description Whole days it stands, planned or done. */
            days: number;
            /**
             * Format: date-time
             * @description As planned, or as it was taken down.
             */
            lastsUntil: string;
            /** @enum {string} */
            state: "over" | "planned" | "up";
            warnings: components["schemas"]["PostingWarning"][];
        };
        PostingWarning: {
            law: string | null;
            words: components["schemas"]["LawsWords"];
        };
        Preview: components["schemas"]["RenderedLetter"] | components["schemas"]["RenderedEmail"] | components["schemas"]["RenderedSms"];
        PriceBody: {
            /** @enum {string} */
            channel: "email" | "sms" | "letter";
            /** @description ISO 3166 code; left out: every country without its own line. */
            country?: string;
            /** @description USD by default. */
            currency?: string;
            /**
             * @description For one recipient, segment or letter.
             * @example 0.4414
             */
            price: string;
            /** @description YYYY-MM-DD; today by default. */
            pricedOn?: string;
            /** @description US dollars for one of the currency. */
            rate?: string;
            /** @description Why it is set; stands beside the line. */
            reason?: string;
            /** @description Contract or list the price was read from. */
            source: string;
        };
        Problem: {
            /** @example incidents.unknown */
            code: string;
            /** @description One sentence: what is wrong and what to do. */
            detail: string;
            status: number;
            title: string;
            type: string;
        };
        ProfilePage: {
            /** @description The last profile of this page, where another follows. */
            next: string | null;
            profiles: components["schemas"]["ProfileView"][];
            /** @description All of the published run, on every page. */
            total: number;
        };
        ProfileView: {
            /** @description Names of the dangerous combinations it meets. */
            dangers: string[];
            exposure: {
                /** @enum {string} */
                code: "beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual";
                /** @enum {string} */
                form: "encrypted_key_safe" | "encrypted_key_taken" | "hash_strong" | "hash_weak" | "masked" | "plaintext" | "tokenised" | "unknown";
            }[];
            id: string;
            minors: number;
            persons: number;
            /**
             * @description The gravest of its categories in their forms.
             * @enum {number}
             */
            tier: 0 | 1 | 2 | 3 | 4;
        };
        Programme: {
            engagement: string;
            /** @description The last day on which the vendor takes anybody in. */
            enrolBy: string;
            enrolUrl: string;
            id: string;
            incidentId: string;
            offerId: string;
            vendor: string;
        };
        ProgrammeBody: {
            /** @description The number people and the vendor quote. */
            engagement: string;
            /** @description The last day to enrol, such as 2027-12-31. */
            enrolBy: string;
            /** @description Where people enrol; begins with https://. */
            enrolUrl: string;
            /**
             * Format: uuid
             * @description An offer of monitoring or insurance.
             */
            offerId: string;
            vendor: string;
        };
        /** @description How far a reading is, as of its last checkpoint. */
        Progress: {
            bytes: number;
            percent: number;
            records: number;
            /** @description Null while there is nothing to say: just begun, or not being read. */
            rowsPerSecond: number | null;
            secondsLeft: number | null;
        };
        Proof: {
            balanced: boolean;
            checks: components["schemas"]["Identity"][];
            journals: number;
            ok: boolean;
        };
        ProofBody: {
            /** @description The file, in base64; a larger one through the terminal. */
            content?: string;
            /** @description Of the file: image/png, image/jpeg, application/pdf, text/html. */
            mediaType?: string;
            /**
             * Format: date-time
             * @description When somebody saw it there.
             */
            seenAt: string;
            /** @description SHA-256 of the page, where the page itself is kept elsewhere. */
            sha256?: string;
        };
        /** @description What several files would get, looked at together. */
        Proposals: {
            /** @description Of all files together. */
            columnNames: string[];
            looks: {
                /** @description How many columns it has. */
                columns: number;
                file: string;
                known: components["schemas"]["KnownMapping"] | null;
                linesAbove: components["schemas"]["LinesAbove"] | null;
                sourceId: string;
                /** @description Those too uncertain to be taken without being named. */
                unsure: components["schemas"]["InspectedColumn"][];
            }[];
            /** @description Keyed by base name, with the links between the files. */
            mapping: {
                [key: string]: components["schemas"]["JsonObject"];
            };
        };
        ProposalsBody: {
            /** @description Columns to take as proposed although they are uncertain. */
            columns?: string[];
            /** @description Base names of uploaded files. */
            files: string[];
        };
        /** @description An entry with what a second person is to look at. */
        Proposed: {
            /** @description What is in force; of a law that was never approved here, what waits. */
            current: components["schemas"]["Calendar"] | components["schemas"]["Law"];
            digest: string;
            edited: boolean;
            /** @description False while a law that is not shipped waits for its first approval. */
            inForce: boolean;
            /** @enum {string} */
            kind: "calendar" | "law";
            /** @description True where a newer release ships other data than the edit replaced: somebody should compare. */
            shippedDiffers: boolean;
            /** @description The version in force; 0 as shipped. */
            version: number;
            /** @description The version that waits for a second person. */
            waiting: number | null;
        };
        ProveBody: {
            /** @description Id or short name; every incident by default. */
            incident?: string;
        };
        ProvenAttempt: {
            channel: string;
            cohortId: string;
            deliveryId: string;
            events: {
                eventId: string;
                /** Format: date-time */
                receivedAt: string;
                type: string;
            }[];
            /** @description SHA-256 of the rendered message, hex. */
            messageHash: string | null;
            no: number;
            noticeId: string;
            outcome: string | null;
            outcomeCode: string | null;
            overlayVersion: string | null;
            profileId: string | null;
            /** @enum {string} */
            provider: "ses" | "twilio";
            providerId: string | null;
            /** Format: date-time */
            startedAt: string;
            state: string;
            templateId: string | null;
        };
        ProviderCheck: {
            /** @description One sentence for an operator: what is so, and what to do when it is not ok. */
            detail: string;
            /** @enum {string} */
            name: "dkim" | "events" | "identity" | "quota" | "reachable" | "sender" | "sending";
            ok: boolean;
            words: components["schemas"]["Both"];
        };
        ProviderPreflight: {
            checks: components["schemas"]["ProviderCheck"][];
            /** @description Recipients; null where the provider has no such figure. `max24Hour` null means unlimited. */
            quota: {
                max24Hour: number | null;
                perSecond: number;
                sentLast24Hours: number;
            } | null;
        };
        ProviderTest: {
            code: string | null;
            detail: string | null;
            /**
             * Format: date-time
             * @description When its own event reached us; null: none came yet.
             */
            heardAt: string | null;
            id: string;
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            /**
             * @description Null: the provider did not answer yet, or whoever asked it died.
             * @enum {string|null}
             */
            outcome: "accepted" | "ambiguous" | "halt" | "rejected" | "retry" | null;
            /** @enum {string} */
            provider: "ses" | "twilio";
        };
        ProviderTestBody: {
            /** @description Of an SMS: a number of one’s own, such as +62 812 3456 7890. */
            to?: string;
        };
        Proving: {
            /** Format: date-time */
            askedAt: string;
            askedBy: string;
            /** Format: date-time */
            endedAt: string | null;
            id: string;
            incidentId: string;
            /** @enum {string} */
            status: "failed" | "proved" | "proving" | "waiting";
            /** @description How many of its parts are done. */
            step: number;
            steps: number;
        };
        PublishBody: {
            reason?: string;
        };
        PublishedRun: {
            /** @description Beside the run before it. */
            changes: {
                changed: number;
                gone: number;
                newcomers: number;
            } | null;
            conflicts: number;
            flagged: number;
            /** @description Null for runs of before names were kept. */
            madeBy: string | null;
            /** @description By the strongest key each person has. */
            persons: {
                customer_id: number;
                email: number;
                phone: number;
            };
            profiles: number;
            /** Format: date-time */
            publishedAt: string;
            /** @description Rows it was computed from; null, as `changes`, for runs of before these were kept. */
            rows: number | null;
            run: number;
            total: number;
            unaffected: number;
        };
        /** @description Local wall-clock times `HH:MM`; from 20:00 to 08:00 crosses midnight. */
        QuietHours: {
            channels: string[];
            from: string;
            to: string;
        };
        QuietHoursBody: {
            channels: string[];
            /** @example 20:00 */
            from: string;
            /** @example 08:00 */
            to: string;
        };
        Raise: {
            amountMinor: string;
            /** Format: date-time */
            askedAt: string;
            askedBy: string;
            /** Format: date-time */
            decidedAt: string | null;
            decidedBy: string | null;
            /** @enum {string|null} */
            decision: "approved" | "refused" | null;
            digest: string;
            id: string;
            noticeId: string;
            reason: string;
        };
        RaiseBody: {
            /** @description Why, for whoever decides. */
            reason: string;
            /** @description How many grants or choices there shall be in all. */
            toGrants: string;
        };
        /** @description Whom a law protects, by where they live. */
        Reach: {
            countries: string[];
            /** @description Spellings of a region, first its code; empty: the whole country. */
            regions: string[];
            /** @description Does it hold for people of the country whose region nobody knows? */
            regionUnknown: boolean;
        };
        Readability: {
            hard: components["schemas"]["HardWord"][];
            long: components["schemas"]["Sentence"][];
            longest: components["schemas"]["Sentence"] | null;
            /** @description With one decimal. */
            meanWords: number;
            sentences: number;
            words: number;
        };
        ReadinessItem: {
            /** @enum {string} */
            code: "email.dkim" | "email.dmarc" | "email.production_access" | "email.quota" | "facts.closed" | "facts.contact" | "facts.contained" | "facts.discovered" | "facts.occurred" | "operators.second_approver" | "sms.sender" | "sms.texts";
            /** @description What is there, or what is missing, in one sentence. */
            finding: string;
            leadDays: number;
            /** @description How long it usually takes from asking to having. */
            leadTime: string;
            /** @enum {string} */
            light: "green" | "red";
            title: string;
            whoActs: string;
            /** @description All of the above in both languages. */
            words: {
                finding: components["schemas"]["Both"];
                leadTime: components["schemas"]["Both"];
                title: components["schemas"]["Both"];
                whoActs: components["schemas"]["Both"];
            };
        };
        ReadinessList: {
            clocks: components["schemas"]["LegalClock"][];
            incident: string;
            items: components["schemas"]["ReadinessItem"][];
            /** @description True where every light is green. */
            ready: boolean;
        };
        ReadingShape: {
            /** Format: date-time */
            deadlineAt: string;
            hoursLeft: number;
            reason: string;
            start: string;
            /** Format: date-time */
            startedAt: string;
            words: {
                en: string;
                id: string;
            };
        };
        ReasonBody: {
            /** @description Stands in the audit. */
            reason: string;
        };
        Reckoned: {
            /** @enum {string} */
            channel: "email" | "handover" | "letter" | "sms";
            doubtful: number;
            /** @description The same for `doubtful`, beside it. */
            doubtfulMicros: string | null;
            /** @description Millionths of a US dollar for `units`; null where no list has a price: a hand-over vendor bills as agreed. */
            estimateMicros: string | null;
            units: number;
        };
        RecordedDuplicate: {
            attemptNo: number;
            basis: string;
            /** @enum {string} */
            channel: "email" | "handover" | "letter" | "sms";
            cohortId: string;
            /** Format: date-time */
            decidedAt: string;
            decision: string;
            deliveryNo: string;
            noticeId: string;
            personId: number;
            /** Format: date-time */
            refutedAt: string;
        };
        /** @description A refusal that is told and not thrown: whoever reads another language says it anew. */
        Refusal: {
            code: string;
            facts: components["schemas"]["ErrorFacts"];
            message: string;
        };
        RefusalBody: {
            /** @description So that whoever asked knows what to change. */
            reason: string;
        };
        RefuseBody: {
            digest?: string;
            /** @description What has to change. */
            reason: string;
        };
        RefusedRequest: {
            /** Format: date-time */
            at: string;
            by: string;
            reason: string;
        };
        RegulatorReport: {
            bookVersion: string;
            categories: components["schemas"]["CategoryFigure"][];
            clocks: components["schemas"]["Clock"][];
            deadlines: components["schemas"]["DeadlineLine"][];
            delivered: number;
            flips: {
                changes: components["schemas"]["Flip"][];
                sinceRun: number;
            } | null;
            forecast: components["schemas"]["Forecast"];
            holds: components["schemas"]["Hold"][];
            hours: components["schemas"]["HourLine"][];
            incident: {
                brand: components["schemas"]["Brand"];
                code: string;
                facts: components["schemas"]["DatedFacts"];
                legalEntity: components["schemas"]["LegalEntity"];
                name: string;
                timeZone: string;
            };
            laws: components["schemas"]["LawDuties"][];
            /** Format: date-time */
            madeAt: string;
            messages: {
                channel: string;
                messages: number;
                state: string;
            }[];
            minors: number;
            notices: components["schemas"]["ReportNotice"][];
            notTold: components["schemas"]["StandingFigure"][];
            persons: number;
            places: components["schemas"]["PlaceFigure"][];
            postings: components["schemas"]["ListedPosting"][];
            runNo: number | null;
            strictest: components["schemas"]["Clock"] | null;
            /** @description Told and delivered are two figures: a provider’s yes, and a mailbox’s or telephone’s. */
            told: number;
            uncovered: {
                country: string;
                persons: number;
                region: string | null;
            }[];
            unknowns: components["schemas"]["UnknownLine"][];
        };
        Reject: {
            file: string;
            line: number;
            /** @enum {string} */
            reason: "column_count" | "malformed" | "no_key" | "no_link";
        };
        RejectCountsBody: {
            column_count?: number;
            malformed?: number;
            no_key?: number;
            no_link?: number;
        };
        /** @description Rejects of one reason, with the first of them. */
        RejectedFor: {
            count: number;
            examples: components["schemas"]["RejectExample"][];
            /** @enum {string} */
            reason: "column_count" | "malformed" | "no_key" | "no_link";
        };
        RejectExample: {
            /** @description How many cells it has; null where it could not be cut into cells, or stands too far into the file to look. */
            cells: number | null;
            line: number;
            /** @description Of the whole file; the header is none. */
            record: number;
            /** @description What the cells look like, never what they say: letters are a, digits 9, signs ·. Null as `cells`. */
            shapes: string[] | null;
        };
        ReleaseHeldBody: {
            deliveries: components["schemas"]["HeldDelivery"][];
            /** @description True: tell them what the newer run says. False: do not tell them by this notice. */
            send: boolean;
        };
        Remedy: {
            categories: ("beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual")[];
            monthsMin: number;
            words: components["schemas"]["LawsWords"];
        };
        RenderedEmail: {
            html: string;
            /** @description SHA-256 over subject, HTML and text, hex: the proof's fingerprint of what this person was sent. */
            messageHash: string;
            subject: string;
            templateId: string;
            text: string;
        };
        RenderedLetter: {
            blocks: components["schemas"]["LetterBlock"][];
            brand: string;
            /** @description Why this person gets it, company, contacts, incident number: a line each. */
            foot: string[];
            /**
             * @description Of the template that was used, which may be a fallback.
             * @enum {string}
             */
            locale: "en" | "id";
            /** @description SHA-256 over title and text, hex: the proof's fingerprint. */
            messageHash: string;
            templateId: string;
            /** @description All of the above as plain text. */
            text: string;
            /** @description The line above the letter. */
            title: string;
            /** @description The box by which a reader checks that the letter is real: address, code and account to type. */
            verify: {
                neverAsk: string;
                rows: {
                    label: string;
                    value: string;
                }[];
                text: string;
                title: string;
            };
        };
        RenderedSms: {
            messageHash: string;
            segments: number;
            templateId: string;
            text: string;
        };
        ReportNotice: {
            kind: string;
            /** Format: date-time */
            launchedAt: string | null;
            name: string;
            status: string;
        };
        RequiredElement: {
            /** @description Demanded only of people of whom one of these leaked readable. */
            categories?: ("beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual")[];
            /** @enum {string} */
            code: "C1" | "C10" | "C11" | "C12" | "C13" | "C14" | "C15" | "C2" | "C3" | "C4" | "C5" | "C6" | "C7" | "C8" | "C9";
            source: string;
            /**
             * @description Demanded only where an authority held the people back, or (`late`) also where the law's own time ran out.
             * @enum {string}
             */
            when?: "held" | "late";
        };
        ResultFile: {
            batchId: string;
            /** Format: date-time */
            broughtAt: string;
            broughtBy: string;
            /** @description Taken lines by what they said. */
            counts: {
                [key: string]: number;
            };
            id: string;
            lines: number;
            rejected: number;
            sha256: string;
            taken: number;
        };
        ResultReject: {
            lineNo: number;
            reason: string;
        };
        RetryAllBody: {
            /** @description Why; kept and shown. */
            reason: string;
            /**
             * @description Which of them: everything that is dead for this reason and nobody else’s.
             * @enum {string}
             */
            why: "refused" | "wrong_answer" | "unknown_outcome" | "given_up" | "unfinished" | "no_account";
        };
        RetryBody: {
            /** @description Also whom another channel of the notice reached or is about to. */
            alsoTold?: boolean;
            /** @enum {string} */
            channel?: "email" | "sms";
            /** @description How many you counted; refused where it is another number by now. */
            expected: number;
            /**
             * Format: uuid
             * @description The lane of the last attempt.
             */
            lane?: string;
            /** @description Stands in the audit. */
            reason: string;
            /** @description Reasons as the count lists them. */
            reasons?: string[];
            /** @description Of bounced, undelivered, failed, suppressed; those that failed by default. */
            states?: string[];
        };
        RetryCount: {
            deliveries: number;
            groups: components["schemas"]["RetryGroup"][];
        };
        RetryFilterBody: {
            /** @description Also whom another channel of the notice reached or is about to. */
            alsoTold?: boolean;
            /** @enum {string} */
            channel?: "email" | "sms";
            /**
             * Format: uuid
             * @description The lane of the last attempt.
             */
            lane?: string;
            /** @description Reasons as the count lists them. */
            reasons?: string[];
            /** @description Of bounced, undelivered, failed, suppressed; those that failed by default. */
            states?: string[];
        };
        RetryGroup: {
            channel: string;
            deliveries: number;
            reason: string | null;
            state: string;
        };
        RevealedPerson: {
            cohortId: string;
            email: string | null;
            exposure: components["schemas"]["ExposedCategory"][];
            files: string[];
            flags: string[];
            incidentId: string;
            key: {
                idSpace: string | null;
                /** @enum {string} */
                kind: "customer_id" | "email" | "phone";
                value: string;
            };
            name: string | null;
            personId: number;
            phone: string | null;
            rows: number;
        };
        ReviewBody: {
            reason?: string;
            /**
             * @description An objection pauses what is being sent, and needs a reason.
             * @enum {string}
             */
            review: "upheld" | "objected";
        };
        RevisionBody: {
            /** @example IDR */
            currency: string;
            eligibility: {
                [key: string]: unknown;
            };
            /** @example 5000000 */
            faceMinor: string;
            terms: components["schemas"]["TermsBody"];
            /** @enum {string} */
            treatment?: "T1" | "T2" | "T3";
            /** @example 5000000 */
            unitCostMinor: string;
        };
        RolesBody: {
            /** @description Among admin, incident_lead, writer, approver, finance, hotline, auditor. */
            roles: string[];
        };
        RunExposure: {
            exposure: components["schemas"]["ExposedCategory"][];
            /** Format: date-time */
            sinceAt: string;
            sinceRun: number;
            /** @description Null while the published run says it. */
            untilRun: number | null;
        };
        RunUnderWay: {
            /** Format: date-time */
            since: string;
            /** @enum {string} */
            stage: "compare" | "gather" | "join" | "read" | "wait" | "write";
            /** @description 1 of 6. */
            step: number;
            steps: number;
        };
        ScriptLine: {
            en: string;
            id: string;
            /** @enum {string} */
            step: "end" | "find" | "greet" | "more" | "nothing" | "prove" | "tell";
        };
        SecondFactor: {
            enrolled: boolean;
            recoveryCodesLeft: number;
            /** @description Does nobody get in without one? */
            required: boolean;
        };
        SeedBody: {
            email?: string;
            /**
             * @description What operators call it; never an address.
             * @example Gmail of the web team
             */
            label: string;
            /** @enum {string} */
            locale?: "id" | "en";
            name?: string;
            /** @description A mobile number. */
            phone?: string;
        };
        SeedRow: {
            hasEmail: boolean;
            hasPhone: boolean;
            id: string;
            label: string;
            locale: string | null;
            /** Format: date-time */
            madeAt: string;
        };
        Sending: {
            channels: components["schemas"]["Reckoned"][];
            days: components["schemas"]["SendingDay"][];
            places: components["schemas"]["SendingPlace"][];
        };
        SendingDay: {
            /** @enum {string} */
            channel: "email" | "handover" | "letter" | "sms";
            day: string;
            doubtful: number;
            /** @description The same for `doubtful`, beside it. */
            doubtfulMicros: string | null;
            /** @description Millionths of a US dollar for `units`; null where no list has a price: a hand-over vendor bills as agreed. */
            estimateMicros: string | null;
            units: number;
        };
        SendingPlace: {
            /** @enum {string} */
            channel: "email" | "handover" | "letter" | "sms";
            country: string;
            doubtful: number;
            /** @description The same for `doubtful`, beside it. */
            doubtfulMicros: string | null;
            /** @description Millionths of a US dollar for `units`; null where no list has a price: a hand-over vendor bills as agreed. */
            estimateMicros: string | null;
            /** @description Where the prices were read, and on which days. */
            sources: string[];
            units: number;
        };
        SendPageBody: {
            /** @enum {string} */
            channel: "email" | "sms";
            /**
             * @description `id` unless told.
             * @enum {string}
             */
            locale?: "id" | "en";
            /** @description Stands in the audit. */
            reason: string;
        };
        Sentence: {
            text: string;
            words: number;
        };
        SetBudget: {
            offerSetId: string;
            taken: string;
            /** @description Grants (applied) or choices (asked) there are in all. */
            total: string;
            waiting: number;
        };
        SetCost: {
            currency: string;
            expired: number;
            fulfilled: number;
            /** @description Persons who hold a grant of the set. */
            granted: number;
            mode: string;
            offerSet: string;
            offerSetId: string;
            open: number;
            /** @description Face value that can still be claimed. */
            openFaceMinor: string;
            providedMinor: string;
            redeemed: number;
            reserved: number;
        };
        /** @description An offer as a set froze it. */
        SetOffer: {
            eligibility: components["schemas"]["Eligibility"];
            faceMinor: string;
            /** @enum {string} */
            kind: "billing_credit" | "cash_payout" | "claim" | "discount_code" | "donation" | "entitlement" | "insurance" | "monitoring";
            name: string;
            offerId: string;
            position: number;
            terms: components["schemas"]["Terms"];
            /** @enum {string} */
            treatment: "T1" | "T2" | "T3";
            unitCostMinor: string;
            version: number;
        };
        /** @description A line somebody set, in force or not. */
        SetPrice: {
            /** @enum {string} */
            channel: "email" | "letter" | "sms";
            /** @description Where the phone number or address is; '' prices every country without a line of its own. */
            country: string;
            /** @enum {string} */
            currency: "USD";
            /** @description In US dollars, rounded up; what estimates add up. */
            micros: string;
            /** @description `YYYY-MM-DD`: the day on which source and rate said so. */
            pricedOn: string;
            /** @description As the source states it, and the dollars for one of its currency. */
            quoted: {
                /** @enum {string} */
                currency: "AUD" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UGX" | "USD" | "VND" | "ZAR";
                micros: string;
                rate: string;
            };
            reason: string | null;
            /** Format: date-time */
            setAt: string;
            setBy: string;
            /** @description True where the line came with Amends: an estimate, not anybody's contract. */
            shipped: boolean;
            source: string;
            /** @description Where the line came with Amends, its source in both languages; people write theirs in their own. */
            sourceWords?: components["schemas"]["Both"];
            /** @enum {string} */
            unit: "letter" | "recipient" | "segment";
        };
        SetSimulation: {
            /** @description Expected cost against take-up, from nobody to everybody. */
            curve: components["schemas"]["CurvePoint"][];
            expectedCostMinor: string;
            expectedPersons: string;
            /** @description Why it could not be approved now. */
            findings: components["schemas"]["CompensationFinding"][];
            /** @description The largest groups, at most fifty. */
            groups: components["schemas"]["SimulatedGroup"][];
            /** @description Who would get nothing. */
            leftOut: string;
            /** @enum {string} */
            mode: "auto_apply" | "opt_in";
            moreGroups: number;
            name: string;
            offers: components["schemas"]["SimulatedOffer"][];
            offerSetId: string;
            /** @description Who would hold a grant. */
            persons: string;
            provisionMinor: string;
            /** @description Who would find the budget empty if everybody came; null without a budget. */
            shortAtWorst: string | null;
            worstCostMinor: string;
            worstFaceMinor: string;
        };
        SettleBody: {
            /** @description The other side’s own reference of what it booked. */
            evidence: string;
            /** @description Why; kept and shown. */
            reason: string;
        };
        Share: {
            domains: number;
            people: number;
        };
        SharingRow: {
            /** Format: date-time */
            decidedAt: string | null;
            decidedBy: string | null;
            deletedKeys: number | null;
            /** Format: date-time */
            endedAt: string | null;
            endedBy: string | null;
            endReason: string | null;
            id: string;
            incidentId: string;
            reason: string;
            /** Format: date-time */
            requestedAt: string;
            requestedBy: string;
            /** @enum {string} */
            status: "ended" | "refused" | "requested" | "shared";
        };
        SharingStanding: {
            cohortsDone: number;
            /** @description Cohorts whose keys are not those of the published run yet. */
            cohortsDue: number;
            keys: number;
            /** @description The last request, whatever became of it; null where nobody ever asked. */
            latest: components["schemas"]["SharingRow"] | null;
        };
        ShownChange: {
            /** Format: date-time */
            askedAt: string;
            askedBy: components["schemas"]["Named"];
            can: {
                decide: components["schemas"]["Can"];
                withdraw: components["schemas"]["Can"];
            };
            /** Format: date-time */
            decidedAt: string | null;
            decidedBy: components["schemas"]["Named"] | null;
            id: string;
            /** @enum {string} */
            kind: "create" | "enable" | "factor" | "incidents" | "password" | "roles";
            /** @description Whom it is about; null for somebody new. */
            operator: components["schemas"]["Named"] | null;
            reason: string | null;
            /** @enum {string} */
            status: "approved" | "refused" | "requested" | "withdrawn";
            wants: components["schemas"]["Wants"];
        };
        ShownLink: {
            /** Format: date-time */
            expiresAt: string;
            url: string;
        };
        Signature: {
            signedBy: string;
            signedOn: string;
            statement: string;
        };
        SimulatedGroup: {
            facts: components["schemas"]["PersonFacts"];
            /** @description Names of what they may choose; empty: they get nothing. */
            offers: string[];
            persons: string;
        };
        SimulatedOffer: {
            expectedCostMinor: string;
            expectedPersons: string;
            /** @enum {string} */
            kind: "billing_credit" | "cash_payout" | "claim" | "discount_code" | "donation" | "entitlement" | "insurance" | "monitoring";
            name: string;
            offerId: string;
            /** @description Of these, who may choose nothing else. */
            onlyChoice: string;
            /** @description Who may choose it. */
            persons: string;
            position: number;
            /** @description Who may have it, as one sentence. */
            who: {
                en: string;
                id: string;
            };
            /** @description Of these, whose customer id nobody knows: what is booked on an account reaches them through a person only. 0 for what is not. */
            withoutAccount: string;
            /** @description Everybody who may choose it does. */
            worstCostMinor: string;
        };
        Simulation: {
            /** @enum {string} */
            currency: "AUD" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UGX" | "USD" | "VND" | "ZAR";
            /** @description Of all sets together, were each taken up by this share. */
            curve: components["schemas"]["CurvePoint"][];
            /** @description What laws owe these people, counting these sets and those approved before. */
            duties: components["schemas"]["CompensationDuty"][];
            expectedCostMinor: string;
            sets: components["schemas"]["SetSimulation"][];
            /** @description Of all sets together: a bundle gives a person one of each. */
            worstCostMinor: string;
        };
        SimulationBody: {
            /** @description How often each offer is chosen beside the others: {"<offer id>": 3}. */
            mix?: {
                [key: string]: unknown;
            };
            /** @description Offer sets of one incident and currency, drafts too. */
            offerSetIds: string[];
            /** @description Instead of each set’s own, in hundredths of a percent. */
            takeUpBps?: number;
        };
        /** @description A source as people see it: numbers move while it is read. */
        Source: {
            /** Format: date-time */
            acceptedAt: string | null;
            acceptedBy: string | null;
            baseName: string;
            /** @description The same with its code and the values in it; null of one that failed before they were kept. */
            failedWith: components["schemas"]["Refusal"] | null;
            failure: string | null;
            /** @enum {string} */
            format: "csv" | "json_lines" | "rows";
            /** @description What an operator can do about a warning. */
            hints: components["schemas"]["Both"][];
            idSpace: string;
            incidentId: string;
            /** @description Subjects that had cells but no key, and therefore no row. */
            keylessSubjects: number;
            /** Format: date-time */
            mappedAt: string | null;
            mappedBy: string | null;
            /** @description Of the mapping it is read with; null before the first. */
            mappingVersion: number | null;
            outOfScope: number;
            progress: components["schemas"]["Progress"];
            records: number;
            rejected: {
                column_count?: number;
                malformed?: number;
                no_key?: number;
                no_link?: number;
            };
            rejectsAccepted: boolean;
            /** @description Whether a run has read it as it stands. */
            resolved: boolean;
            role: string;
            /** @description Lines above the header that its mapping leaves out; they count as no records. */
            skippedLines: number;
            sourceId: string;
            /** @description Set once the encrypted upload is gone; hash and size stay as proof. */
            spool: {
                contentBytes: number;
                contentHash: string;
                /** Format: date-time */
                deletedAt: string | null;
            };
            staged: number;
            /** @enum {string} */
            status: "accepted" | "failed" | "finished" | "ingesting" | "mapped" | "uploaded";
            /** Format: date-time */
            uploadedAt: string;
            uploadedBy: string;
            warnings: {
                invalid_email: number;
                invalid_phone: number;
            };
        };
        SourceAnswer: {
            /** Format: date-time */
            acceptedAt: string | null;
            acceptedBy: string | null;
            baseName: string;
            can: {
                accept: components["schemas"]["Can"];
                cancel: components["schemas"]["Can"];
                /** @description Look at a sample, change the mapping and so have it read anew. */
                inspect: components["schemas"]["Can"];
                map: components["schemas"]["Can"];
                remove: components["schemas"]["Can"];
            };
            /** @description The same with its code and the values in it; null of one that failed before they were kept. */
            failedWith: components["schemas"]["Refusal"] | null;
            failure: string | null;
            /** @enum {string} */
            format: "csv" | "json_lines" | "rows";
            /** @description What an operator can do about a warning. */
            hints: components["schemas"]["Both"][];
            idSpace: string;
            incidentId: string;
            /** @description Subjects that had cells but no key, and therefore no row. */
            keylessSubjects: number;
            /** Format: date-time */
            mappedAt: string | null;
            mappedBy: string | null;
            /** @description Of the mapping it is read with; null before the first. */
            mappingVersion: number | null;
            outOfScope: number;
            progress: components["schemas"]["Progress"];
            records: number;
            rejected: {
                column_count?: number;
                malformed?: number;
                no_key?: number;
                no_link?: number;
            };
            rejectsAccepted: boolean;
            /** @description Whether a run has read it as it stands. */
            resolved: boolean;
            role: string;
            /** @description Lines above the header that its mapping leaves out; they count as no records. */
            skippedLines: number;
            sourceId: string;
            /** @description Set once the encrypted upload is gone; hash and size stay as proof. */
            spool: {
                contentBytes: number;
                contentHash: string;
                /** Format: date-time */
                deletedAt: string | null;
            };
            staged: number;
            /** @enum {string} */
            status: "accepted" | "failed" | "finished" | "ingesting" | "mapped" | "uploaded";
            /** Format: date-time */
            uploadedAt: string;
            uploadedBy: string;
            warnings: {
                invalid_email: number;
                invalid_phone: number;
            };
        };
        SplitBody: {
            /** @description The e-mail or phone group that shall stand for itself. */
            group: components["schemas"]["FindBody"];
            reason: string;
        };
        /** @description The same in both languages; plain text, a blank line parts paragraphs. */
        Spoken: {
            en: string;
            id: string;
        };
        StandingFigure: {
            country: string;
            persons: number;
            standing: string;
        };
        StandsFor: {
            law: string;
            persons: number;
        };
        StartBody: {
            /** @description Base names of uploaded files. */
            files: string[];
            /** @description Keyed by base name; see docs and samples/contoh-games/mapping.json. */
            mapping: {
                [key: string]: unknown;
            };
        };
        StatementBody: {
            howClosed?: string;
            measures?: string;
            notYetKnown?: string;
            whatHappened?: string;
        };
        StatementContacts: {
            customerId: string | null;
            email: string | null;
            idSpace: string | null;
            name: string | null;
            phone: string | null;
        };
        StatementsBody: {
            en?: components["schemas"]["StatementBody"];
            id?: components["schemas"]["StatementBody"];
        };
        /** @description Of one offer, over all its open pools. */
        Stock: {
            /** @description Null where nobody asks, or nothing can run out. */
            daysLeft: number | null;
            free: number;
            incidentId: string;
            /** @enum {string} */
            level: "empty" | "low" | "ok";
            offerId: string;
            perDay: number;
            shared: boolean;
            total: number;
            waiting: number;
        };
        StopResult: {
            /** @description Deliveries the stop left out, per channel; the same however often it is asked. */
            cancelled: {
                [key: string]: number;
            };
            /** @description Calls that were under way; each ends as accepted, refused or unknown. */
            inFlight: number;
        };
        StoredFile: {
            bytes: number;
            /** @enum {string} */
            name: "en.html" | "en.xlsx" | "figures.json" | "id.html" | "id.xlsx";
            sha256: string;
        };
        StoredReport: {
            /** Format: date-time */
            askedAt: string;
            askedBy: string;
            bookVersion: string | null;
            delivered: number | null;
            /** @description The same as what it was refused with: said anew in another language. */
            failedWith: components["schemas"]["Refusal"] | null;
            failure: string | null;
            files: components["schemas"]["StoredFile"][];
            id: string;
            incidentId: string;
            /** Format: date-time */
            madeAt: string | null;
            persons: number | null;
            runNo: number | null;
            /** @enum {string} */
            status: "failed" | "making" | "ready" | "waiting";
            /** @description What is being done right now, in words. */
            step: string | null;
            told: number | null;
        };
        SubjectProposal: {
            minor: boolean;
            name: string;
            /** @enum {string} */
            role: "contact" | "customer" | "employee";
        };
        SuppressedAddress: {
            /** Format: date-time */
            at: string;
            cohortId: string;
            deliveryNo: string;
            /** @description `email:<key>` or `phone:<key>`: names the address and cannot be read. */
            id: string;
            /** @enum {string} */
            kind: "email" | "phone";
            /** Format: date-time */
            liftedAt: string | null;
            liftedBy: string | null;
            liftReason: string | null;
            personId: number;
            /** @enum {string} */
            reason: "bounce" | "complaint" | "not_mine";
        };
        /** @description Of one offer set: how many people it is for, how many hold it, and what they chose. */
        TakeUp: {
            /** @description People of the published run who may be given one of its offers. */
            eligible: number;
            granted: number;
            id: string;
            name: string;
            /** @description By offer; offers nobody took are left out. */
            redeemed: {
                [key: string]: number;
            };
        };
        /** @description What of an offer set happened on one day where the company keeps its books. */
        TakeUpDay: {
            /** @description Choices made on a page, confirmed or not; who thinks again chooses again. */
            chosen: number;
            /** @description `2026-06-01` */
            day: string;
            fulfilled: number;
            granted: number;
            offerSetId: string;
            redeemed: number;
        };
        Template: {
            body: string;
            /** @enum {string} */
            channel: "email" | "letter" | "sms";
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** @description SHA-256 of subject, preheader and body, hex. */
            fingerprint: string;
            id: string;
            incidentId: string;
            /** @description Codes of laws, sorted; none: the general text. */
            jurisdictions: string[];
            /** @enum {string} */
            kind: "correction" | "goodwill" | "individual" | "initial" | "policy" | "supplement" | "update";
            linkFree: boolean;
            /** @enum {string} */
            locale: "en" | "id";
            preheader: string | null;
            subject: string | null;
            version: number;
        };
        TemplateBody: {
            /** @description Markdown with Liquid for e-mail and letter, plain text with Liquid for SMS. */
            body: string;
            /** @enum {string} */
            channel: "email" | "sms" | "letter";
            /** @description Codes of laws (US-MA): only for people whom one of them protects. None: the general text. */
            jurisdictions?: string[];
            /** @enum {string} */
            kind?: "initial" | "individual" | "supplement" | "correction" | "update" | "policy" | "goodwill";
            /** @description An e-mail in which nothing can be clicked. */
            linkFree?: boolean;
            /** @enum {string} */
            locale: "id" | "en";
            /** @description E-mail only; the kind’s own by default. */
            preheader?: string | null;
            /** @description Of an e-mail, or the title of a letter. */
            subject?: string | null;
        };
        /** @description A template as it is written; saved, it becomes a version that never changes. */
        TemplateDraft: {
            /** @description Markdown with Liquid for e-mail and letter, plain text with Liquid for SMS. */
            body: string;
            /** @enum {string} */
            channel: "email" | "letter" | "sms";
            /** @description Codes of laws (`US-MA`): only for people whom one of them protects. None: the general text, for everybody else. */
            jurisdictions?: string[];
            /**
             * @description Default `individual`.
             * @enum {string}
             */
            kind?: "correction" | "goodwill" | "individual" | "initial" | "policy" | "supplement" | "update";
            /** @description An e-mail in which nothing can be clicked: the address is typed. */
            linkFree?: boolean;
            /** @enum {string} */
            locale: "en" | "id";
            /** @description What mail programs show beside the subject; the kind's own words where left out. E-mail only. */
            preheader?: string | null;
            /** @description Of an e-mail, or the title of a letter. */
            subject?: string | null;
        };
        Terms: {
            /** @description `entitlement`: for how many days it is given. */
            benefitDays: number | null;
            /** @description `monitoring`, `insurance`: for how many months it protects. */
            benefitMonths: number | null;
            /** @description Value not used in one go is lost. */
            changeForfeited: boolean;
            en: components["schemas"]["LocalText"];
            /** @description `claim`: what proves the loss. */
            evidence: {
                en: string;
                id: string;
            } | null;
            /** @description The same in words for whoever looks after a minor; null where no minor may get it. */
            guardian: {
                en: components["schemas"]["LocalText"];
                id: components["schemas"]["LocalText"];
            } | null;
            id: components["schemas"]["LocalText"];
            /** @description The person must spend this much of their own to use it; null = nothing. */
            minimumSpendMinor: string | null;
            /** @description Chosen and shown only once the person has proven more than that they hold the link. */
            needsSecondFactor: boolean;
            /** @description The person must open, reopen or pay for an account first. */
            newAccount: boolean;
            /** @description Whoever holds it can use it, so it is worth stealing. */
            transferable: boolean;
            /** @description The person gives up a right or a claim by accepting. */
            waiver: boolean;
        };
        TermsBody: {
            /** @description entitlement: for how many days. */
            benefitDays?: number | null;
            /** @description monitoring, insurance: months. */
            benefitMonths?: number | null;
            /** @description Value not used in one go is lost. */
            changeForfeited: boolean;
            en: components["schemas"]["LocalTextBody"];
            /** @description claim: what proves the loss. */
            evidence?: components["schemas"]["EvidenceBody"] | null;
            /** @description Words for whoever looks after a minor. */
            guardian?: components["schemas"]["GuardianBody"] | null;
            id: components["schemas"]["LocalTextBody"];
            /**
             * @description What the person must spend of their own to use it.
             * @example 5000000
             */
            minimumSpendMinor: string | null;
            /** @description Behind the second factor; by default whatever is transferable. */
            needsSecondFactor?: boolean;
            /** @description The person must open, reopen or pay for an account first. */
            newAccount: boolean;
            /** @description Whoever holds it can use it; by default all but credits, entitlements, donations. */
            transferable?: boolean;
            /** @description The person gives up a right or a claim by accepting. */
            waiver: boolean;
        };
        TestAnswer: {
            /** @enum {string} */
            path: "mail" | "webhook";
            /** @description Null: it was taken. */
            problem: string | null;
            /** @description The same in both languages. */
            words: components["schemas"]["Both"] | null;
        };
        /** @description One delivery to one person: what became of it, attempt by attempt. */
        ToldDelivery: {
            attempts: components["schemas"]["ProvenAttempt"][];
            channel: string;
            deliveryId: string;
            /** @description Why it waits, where somebody or something holds it. */
            hold: string | null;
            /** Format: date-time */
            madeAt: string;
            noticeId: string;
            /** @description In the provider's or our own short words. */
            reason: string | null;
            run: number;
            state: string;
            /** Format: date-time */
            stateAt: string;
        };
        ToldMessage: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            channel: "email" | "handover" | "letter" | "sms";
            kind: string;
            notice: string;
            /** @enum {string} */
            state: "accepted" | "bounced" | "cancelled" | "claimed" | "complained" | "delivered" | "failed" | "pending" | "sending" | "suppressed" | "unconfirmed" | "undelivered" | "unknown";
        };
        /** @description What one address was told last; several where persons told apart turned out to be one. */
        ToldProfile: {
            /** @description New categories, and those in a worse form than told: a supplement. */
            added: components["schemas"]["ChangedCategory"][];
            exposure: components["schemas"]["ExposedCategory"][];
            noticeId: string;
            /** @enum {string} */
            noticeKind: "correction" | "goodwill" | "individual" | "initial" | "policy" | "supplement" | "update";
            person: components["schemas"]["PersonRef"];
            profileId: string;
            /** @description Categories that did not leak after all, or in a better form than told: a correction. */
            removed: components["schemas"]["ChangedCategory"][];
            runNo: number;
        };
        Trigger: {
            /** @description An empty condition is met by any category at all. */
            conditions: components["schemas"]["LawsCondition"][];
            /**
             * @description `readable`: encrypted or tokenised values do not count unless their key was taken.
             * @enum {string}
             */
            forms: "any" | "readable";
            words: components["schemas"]["LawsWords"];
        };
        Try: {
            actorId: string | null;
            /** Format: date-time */
            beganAt: string;
            detail: string | null;
            detailWords: components["schemas"]["Both"] | null;
            /**
             * Format: date-time
             * @description Null: nobody recorded how it ended.
             */
            endedAt: string | null;
            no: number;
            outcome: string | null;
            /** @enum {string} */
            what: "ask" | "person" | "send";
        };
        TwiceHeld: {
            /** @description `absorbed`: one person of this incident; else the identifiers both incidents know. */
            by: string[];
            cohortId: string;
            grant: string;
            /** @enum {string} */
            kind: "billing_credit" | "cash_payout" | "claim" | "discount_code" | "donation" | "entitlement" | "insurance" | "monitoring";
            offerSetId: string;
            otherGrant: string;
            otherIncidentId: string;
            /** @enum {string} */
            otherState: "expired" | "failed" | "fulfilled" | "fulfilling" | "granted" | "redeemed" | "reserved" | "voided";
            personId: number;
            /** @enum {string} */
            state: "expired" | "failed" | "fulfilled" | "fulfilling" | "granted" | "redeemed" | "reserved" | "voided";
        };
        UnaffectedPage: {
            /** @description A person of two files counts in both. */
            files: {
                file: string;
                persons: number;
            }[];
            next: components["schemas"]["PersonRef"] | null;
            people: components["schemas"]["UnaffectedPerson"][];
            persons: number;
            run: number;
        };
        UnaffectedPerson: {
            cohortId: string;
            country: string | null;
            deceased: boolean;
            files: string[];
            hasEmail: boolean;
            hasSms: boolean;
            /** @enum {string} */
            keyKind: "customer_id" | "email" | "phone";
            locale: string | null;
            personId: number;
        };
        UndoBody: {
            reason: string;
        };
        /** @description One unit by one channel to one country, in millionths: list prices are finer than any minor unit. */
        UnitPrice: {
            /** @enum {string} */
            channel: "email" | "letter" | "sms";
            /** @description Where the phone number or address is; '' prices every country without a line of its own. */
            country: string;
            /** @enum {string} */
            currency: "USD";
            /** @description In US dollars, rounded up; what estimates add up. */
            micros: string;
            /** @description `YYYY-MM-DD`: the day on which source and rate said so. */
            pricedOn: string;
            /** @description As the source states it, and the dollars for one of its currency. */
            quoted: {
                /** @enum {string} */
                currency: "AUD" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UGX" | "USD" | "VND" | "ZAR";
                micros: string;
                rate: string;
            };
            /** @description True where the line came with Amends: an estimate, not anybody's contract. */
            shipped: boolean;
            source: string;
            /** @description Where the line came with Amends, its source in both languages; people write theirs in their own. */
            sourceWords?: components["schemas"]["Both"];
            /** @enum {string} */
            unit: "letter" | "recipient" | "segment";
        };
        UnknownCount: {
            /** @enum {string} */
            channel: "email" | "handover" | "letter" | "sms";
            deliveries: number;
            noticeId: string;
            /** Format: date-time */
            oldest: string;
            oldestSeconds: number;
            standing: string;
        };
        UnknownDelivery: {
            ageSeconds: number;
            /** Format: date-time */
            askedAt: string | null;
            attemptNo: number;
            attempts: number;
            canary: {
                heardAt: string | null;
                id: string;
                sentAt: string;
            } | null;
            /** @enum {string} */
            channel: "email" | "handover" | "letter" | "sms";
            cohortId: string;
            deliveryNo: string;
            heard: number;
            /** @description Proof of life: acceptances within five minutes of the attempt, and how many of them an event told of. */
            known: number;
            nearHeard: number;
            nearKnown: number;
            /** Format: date-time */
            nextLookAt: string | null;
            noticeId: string;
            personId: number;
            /** @enum {string} */
            policy: "hold" | "next_channel" | "resend";
            /** @enum {string|null} */
            provider: "handover" | "letter" | "ses" | "twilio" | null;
            /** @description Presumed re-sends so far. */
            resends: number;
            /** Format: date-time */
            since: string;
            /** @description Why it still waits. */
            standing: string;
        };
        UnknownDeliveryBody: {
            /** @description As the list of unknowns shows it. */
            cohortId: string;
            deliveryNo: string;
        };
        UnknownLine: {
            channel: string;
            older: number;
            /** Format: date-time */
            oldest: string;
            open: number;
            underDay: number;
            underHour: number;
        };
        /** @description Somebody who cannot be written to by a file. */
        Unwritten: {
            /** @description `12:7`, cohort and ordinal. */
            person: string;
            reason: string;
            /** @description Where letters cannot be printed: of which scripts they are. */
            scripts: string[];
        };
        /** @description An upload as people see it; numbers move while it lands. */
        Upload: {
            baseName: string;
            /** @description Folders, sheets without rows and the like that became no source, by name; at most 1,000 of them. */
            ignored: string[];
            incidentId: string;
            /** Format: date-time */
            landedAt: string | null;
            /** @description Null while the sender has not said it. */
            lengthBytes: number | null;
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            percent: number | null;
            receivedBytes: number;
            /** @description Why the landed file was not taken as a source, in one sentence. */
            refusal: string | null;
            /** @description The same with its code and the values in it; null of one refused before they were kept. */
            refusedWith: components["schemas"]["Refusal"] | null;
            /**
             * Format: date-time
             * @description Set once its bytes are gone; what was made of them has its own proof.
             */
            spoolDeletedAt: string | null;
            /** @enum {string} */
            status: "abandoned" | "entered" | "expired" | "landed" | "landing" | "refused";
            uploadId: string;
        };
        UploadAnswer: {
            baseName: string;
            can: {
                abandon: components["schemas"]["Can"];
                resume: components["schemas"]["Can"];
            };
            /** @description Folders, sheets without rows and the like that became no source, by name; at most 1,000 of them. */
            ignored: string[];
            incidentId: string;
            /** Format: date-time */
            landedAt: string | null;
            /** @description Null while the sender has not said it. */
            lengthBytes: number | null;
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            percent: number | null;
            receivedBytes: number;
            /** @description Why the landed file was not taken as a source, in one sentence. */
            refusal: string | null;
            /** @description The same with its code and the values in it; null of one refused before they were kept. */
            refusedWith: components["schemas"]["Refusal"] | null;
            /**
             * Format: date-time
             * @description Set once its bytes are gone; what was made of them has its own proof.
             */
            spoolDeletedAt: string | null;
            /** @enum {string} */
            status: "abandoned" | "entered" | "expired" | "landed" | "landing" | "refused";
            uploadId: string;
        };
        /** @description What an upload became. */
        Uploaded: {
            /** @description Folders and sheets without rows, by name. */
            ignored: string[];
            /** @description One for each file, member, sheet or table in it. */
            sources: components["schemas"]["Entered"][];
        };
        Variable: {
            channels: ("email" | "letter" | "sms")[];
            /** @enum {string} */
            kind: "block" | "incident" | "list" | "person";
            meaning: string;
            /**
             * @description May it stand in the subject? Nothing personal may.
             * @enum {boolean}
             */
            subject?: true;
            /**
             * @description May it be a link's target?
             * @enum {boolean}
             */
            target?: true;
        };
        Vendor: {
            /** @enum {string} */
            channel: "handover" | "letter";
            /** @enum {string} */
            content: "full" | "short";
            /** Format: date-time */
            decidedAt: string | null;
            decidedBy: string | null;
            digest: string;
            duplex: boolean;
            fields: ("customer_id" | "email" | "name" | "phone")[];
            fingerprint: string;
            id: string;
            incidentId: string;
            keyBytes: number;
            name: string;
            /** Format: date-time */
            requestedAt: string;
            requestedBy: string;
            /** @enum {string} */
            status: "approved" | "ended" | "refused" | "requested";
        };
        VendorBody: {
            /**
             * @description letter: paper; handover: inboxes, push, WhatsApp, other numbers.
             * @enum {string}
             */
            channel: "handover" | "letter";
            /**
             * @description short: the SMS text; full: the whole notice.
             * @enum {string}
             */
            content?: "short" | "full";
            /** @description Letters begin on a front side; true unless told. */
            duplex?: boolean;
            /** @description By what it finds people; hand-over files only. */
            fields?: ("customer_id" | "email" | "phone" | "name")[];
            /** @description As the vendor read it aloud; another key is refused. */
            fingerprint?: string;
            /** @description Whom the files are for. */
            name: string;
            /** @description The vendor’s OpenPGP public key, armored. */
            publicKey: string;
        };
        VoidAsked: {
            digest: string;
            /** @enum {string} */
            status: "asked";
        } | {
            /** @enum {string} */
            status: "voided";
        };
        VoidBody: {
            /** @description Why nobody owes it: kept beside the grant, read by auditors. */
            reason: string;
        };
        WaitingDraft: {
            /** Format: date-time */
            askedAt: string;
            askedBy: string;
            content: components["schemas"]["PageContent"];
            /** @description What a second person decides about. */
            digest: string;
            id: string;
            incidentId: string;
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            /** @description Hex, of the content's bytes exactly as they are kept and published. */
            sha256: string;
        };
        WaiveBody: {
            /** @description Why; kept beside the decision and in the audit. */
            reason: string;
        };
        Wants: {
            email?: string;
            incidents?: string[] | "all";
            name?: string;
            roles?: string[];
        };
        Wave: {
            cohorts: number;
            /** @enum {string} */
            kind: "pilot" | "rest";
            no: number;
            /** Format: date-time */
            openedAt: string | null;
            /**
             * Format: date-time
             * @description Of a held wave: when it opens by itself; null: a person opens it.
             */
            opensAt: string | null;
            /** @enum {string} */
            status: "held" | "open";
        };
        WavesBody: {
            /** @description Between those waves; absent: a person opens each. */
            everyMinutes?: number;
            /** @description After the pilot the next wave opens by itself. */
            holdMinutes?: number;
            /** @description People of a first wave; the rest waits to be opened. */
            pilot?: number;
            /**
             * Format: date-time
             * @description Nothing goes before; absent: now.
             */
            startAt?: string;
            /** @description The rest in waves of so many people; absent: at once. */
            waveSize?: number;
        };
        Withdrawal: {
            /** Format: date-time */
            at: string;
            by: string;
            /** @description Who no longer counts as having begun. */
            enrolments: number;
            reason: string;
        };
        WithdrawBody: {
            /** @description What was read wrongly. */
            reason: string;
        };
        WordBody: {
            /** @description You asked the other side: nothing was booked. */
            checked?: boolean;
            /** @description Why; kept and shown. */
            reason: string;
        };
        /** @description What changed between two texts, as words that stay, went and came: a reader sees it, and nobody counts lines. */
        WordChange: {
            /** @enum {string} */
            kind: "gone" | "new" | "same";
            text: string;
        };
        WorkOrder: {
            /** Format: date-time */
            endedAt: string | null;
            id: string;
            incidentId: string;
            /** @enum {string} */
            kind: "resolve";
            /** Format: date-time */
            placedAt: string;
            placedBy: string;
            refusal: string | null;
            /** @description Why a room refused the work: its code and its sentence. */
            refusalCode: string | null;
            /** @description Both with the values in the sentence; null of an order refused before they were kept. */
            refusedWith: components["schemas"]["Refusal"] | null;
            result: {
                [key: string]: components["schemas"]["JsonValue"];
            } | null;
            /** @enum {string} */
            status: "done" | "placed" | "refused";
        };
        WorksOnBody: {
            /** @description Every incident, those to come too. */
            all: boolean;
            /** @description Ids or short names. Only where it is not all. */
            incidents?: string[];
        };
        /** @description The longest SMS of a template anybody can get. */
        WorstSms: {
            /** @enum {string} */
            encoding: "GSM-7" | "UCS-2";
            /** @description Characters outside GSM-7, each once: they are what makes a text UCS-2. */
            foreign: string[];
            segments: number;
            text: string;
            /** @description Septets, or 16-bit units: an extension character of GSM-7 costs two. */
            units: number;
        };
    };
    responses: {
        /** @description Conflict */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not accepted */
        NotAccepted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not allowed */
        NotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not signed in */
        NotSignedIn: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The Idempotency-Key was used with another body */
        Reused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unknown */
        Unknown: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type AcceptRejectsBody = components['schemas']['AcceptRejectsBody'];
export type AccountFigure = components['schemas']['AccountFigure'];
export type AcknowledgeBody = components['schemas']['AcknowledgeBody'];
export type AddedLogo = components['schemas']['AddedLogo'];
export type Advice = components['schemas']['Advice'];
export type AdvicePointer = components['schemas']['AdvicePointer'];
export type Alarm = components['schemas']['Alarm'];
export type AllUnknownsBody = components['schemas']['AllUnknownsBody'];
export type AloneBody = components['schemas']['AloneBody'];
export type ApiKey = components['schemas']['ApiKey'];
export type ApproveBody = components['schemas']['ApproveBody'];
export type ApproveClaimBody = components['schemas']['ApproveClaimBody'];
export type AskedContent = components['schemas']['AskedContent'];
export type AudienceBody = components['schemas']['AudienceBody'];
export type AudienceFilter = components['schemas']['AudienceFilter'];
export type Balance = components['schemas']['Balance'];
export type Batch = components['schemas']['Batch'];
export type BatchBody = components['schemas']['BatchBody'];
export type BatchCan = components['schemas']['BatchCan'];
export type BeginBody = components['schemas']['BeginBody'];
export type Bill = components['schemas']['Bill'];
export type BillBody = components['schemas']['BillBody'];
export type Billed = components['schemas']['Billed'];
export type Blocker = components['schemas']['Blocker'];
export type BlockingGuard = components['schemas']['BlockingGuard'];
export type Both = components['schemas']['Both'];
export type Brake = components['schemas']['Brake'];
export type Brand = components['schemas']['Brand'];
export type BrandBody = components['schemas']['BrandBody'];
export type Brought = components['schemas']['Brought'];
export type BudgetRaise = components['schemas']['BudgetRaise'];
export type Bundle = components['schemas']['Bundle'];
export type BundleBody = components['schemas']['BundleBody'];
export type Burst = components['schemas']['Burst'];
export type Calendar = components['schemas']['Calendar'];
export type CallAnswerBody = components['schemas']['CallAnswerBody'];
export type CallBody = components['schemas']['CallBody'];
export type CallCodeBody = components['schemas']['CallCodeBody'];
export type CallEndBody = components['schemas']['CallEndBody'];
export type Caller = components['schemas']['Caller'];
export type Can = components['schemas']['Can'];
export type CapBody = components['schemas']['CapBody'];
export type CategoryCount = components['schemas']['CategoryCount'];
export type CategoryCounts = components['schemas']['CategoryCounts'];
export type CategoryFigure = components['schemas']['CategoryFigure'];
export type CeilingBody = components['schemas']['CeilingBody'];
export type Change = components['schemas']['Change'];
export type ChangeCounts = components['schemas']['ChangeCounts'];
export type ChangedCategory = components['schemas']['ChangedCategory'];
export type ChangedPerson = components['schemas']['ChangedPerson'];
export type ChangesPage = components['schemas']['ChangesPage'];
export type ChecklistLaw = components['schemas']['ChecklistLaw'];
export type ClaimBody = components['schemas']['ClaimBody'];
export type ClaimView = components['schemas']['ClaimView'];
export type Clock = components['schemas']['Clock'];
export type ClockChoice = components['schemas']['ClockChoice'];
export type CodeBody = components['schemas']['CodeBody'];
export type CodeFile = components['schemas']['CodeFile'];
export type CodeOfBody = components['schemas']['CodeOfBody'];
export type CodeReasonBody = components['schemas']['CodeReasonBody'];
export type CodeReject = components['schemas']['CodeReject'];
export type ColumnProposal = components['schemas']['ColumnProposal'];
export type CompensationCondition = components['schemas']['CompensationCondition'];
export type CompensationDuty = components['schemas']['CompensationDuty'];
export type CompensationFinding = components['schemas']['CompensationFinding'];
export type ConfirmBody = components['schemas']['ConfirmBody'];
export type ConfirmPaidBody = components['schemas']['ConfirmPaidBody'];
export type CostEstimate = components['schemas']['CostEstimate'];
export type CostReport = components['schemas']['CostReport'];
export type CountedOverlap = components['schemas']['CountedOverlap'];
export type CountryCount = components['schemas']['CountryCount'];
export type CreateOperatorBody = components['schemas']['CreateOperatorBody'];
export type CurrencyTotal = components['schemas']['CurrencyTotal'];
export type CurrencyTotals = components['schemas']['CurrencyTotals'];
export type CurvePoint = components['schemas']['CurvePoint'];
export type DailyRoot = components['schemas']['DailyRoot'];
export type DangerCount = components['schemas']['DangerCount'];
export type DatedFacts = components['schemas']['DatedFacts'];
export type DeadDomain = components['schemas']['DeadDomain'];
export type DeadLetterView = components['schemas']['DeadLetterView'];
export type DeadlineLine = components['schemas']['DeadlineLine'];
export type DecideAllBody = components['schemas']['DecideAllBody'];
export type Decided = components['schemas']['Decided'];
export type DecideGuardBody = components['schemas']['DecideGuardBody'];
export type DecideUnknownsBody = components['schemas']['DecideUnknownsBody'];
export type DeclareBody = components['schemas']['DeclareBody'];
export type DeputyBody = components['schemas']['DeputyBody'];
export type DeputyRow = components['schemas']['DeputyRow'];
export type DetailItem = components['schemas']['DetailItem'];
export type Difference = components['schemas']['Difference'];
export type DomainCheck = components['schemas']['DomainCheck'];
export type DomainCounts = components['schemas']['DomainCounts'];
export type DraftPreview = components['schemas']['DraftPreview'];
export type DraftPreviewBody = components['schemas']['DraftPreviewBody'];
export type Duplicate = components['schemas']['Duplicate'];
export type DuplicatePage = components['schemas']['DuplicatePage'];
export type DutyList = components['schemas']['DutyList'];
export type EditBody = components['schemas']['EditBody'];
export type Eligibility = components['schemas']['Eligibility'];
export type EmergencySwitch = components['schemas']['EmergencySwitch'];
export type Enrolment = components['schemas']['Enrolment'];
export type Entered = components['schemas']['Entered'];
export type ErrorFact = components['schemas']['ErrorFact'];
export type ErrorFacts = components['schemas']['ErrorFacts'];
export type Estimate = components['schemas']['Estimate'];
export type EvidenceBody = components['schemas']['EvidenceBody'];
export type ExposedCategory = components['schemas']['ExposedCategory'];
export type ExposureSection = components['schemas']['ExposureSection'];
export type Extract = components['schemas']['Extract'];
export type ExtractBody = components['schemas']['ExtractBody'];
export type ExtractFilter = components['schemas']['ExtractFilter'];
export type ExtractPart = components['schemas']['ExtractPart'];
export type ExtractPartBody = components['schemas']['ExtractPartBody'];
export type ExtractsStatement = components['schemas']['ExtractsStatement'];
export type FactsBody = components['schemas']['FactsBody'];
export type FailedLineBody = components['schemas']['FailedLineBody'];
export type Feed = components['schemas']['Feed'];
export type FigureSet = components['schemas']['FigureSet'];
export type FilesAnswer = components['schemas']['FilesAnswer'];
export type FilesToRead = components['schemas']['FilesToRead'];
export type FindBody = components['schemas']['FindBody'];
export type FindCodeBody = components['schemas']['FindCodeBody'];
export type FinishChange = components['schemas']['FinishChange'];
export type Flip = components['schemas']['Flip'];
export type Follows = components['schemas']['Follows'];
export type FollowsBody = components['schemas']['FollowsBody'];
export type ForbiddenElement = components['schemas']['ForbiddenElement'];
export type Forecast = components['schemas']['Forecast'];
export type ForecastWave = components['schemas']['ForecastWave'];
export type Format = components['schemas']['Format'];
export type Funnel = components['schemas']['Funnel'];
export type GenerateBody = components['schemas']['GenerateBody'];
export type GuardedPeople = components['schemas']['GuardedPeople'];
export type GuardedPerson = components['schemas']['GuardedPerson'];
export type GuardianBody = components['schemas']['GuardianBody'];
export type GuardWithHistory = components['schemas']['GuardWithHistory'];
export type HaltBody = components['schemas']['HaltBody'];
export type HardWord = components['schemas']['HardWord'];
export type HeaderReading = components['schemas']['HeaderReading'];
export type Heading = components['schemas']['Heading'];
export type HeldCount = components['schemas']['HeldCount'];
export type HeldDelivery = components['schemas']['HeldDelivery'];
export type Hold = components['schemas']['Hold'];
export type HoldBody = components['schemas']['HoldBody'];
export type HoldCan = components['schemas']['HoldCan'];
export type Hotline = components['schemas']['Hotline'];
export type HotlineBody = components['schemas']['HotlineBody'];
export type HourCounts = components['schemas']['HourCounts'];
export type HourLine = components['schemas']['HourLine'];
export type Identity = components['schemas']['Identity'];
export type IdentityDecision = components['schemas']['IdentityDecision'];
export type IinRange = components['schemas']['IinRange'];
export type Imported = components['schemas']['Imported'];
export type Incident = components['schemas']['Incident'];
export type IncidentsClockReading = components['schemas']['IncidentsClockReading'];
export type IncidentsStatement = components['schemas']['IncidentsStatement'];
export type IncidentsWords = components['schemas']['IncidentsWords'];
export type InquiryDay = components['schemas']['InquiryDay'];
export type Inspected = components['schemas']['Inspected'];
export type InspectedColumn = components['schemas']['InspectedColumn'];
export type JournalCause = components['schemas']['JournalCause'];
export type JournalLine = components['schemas']['JournalLine'];
export type Json = components['schemas']['Json'];
export type JsonObject = components['schemas']['JsonObject'];
export type JsonValue = components['schemas']['JsonValue'];
export type KeptChangeCounts = components['schemas']['KeptChangeCounts'];
export type KeyBody = components['schemas']['KeyBody'];
export type KnownMapping = components['schemas']['KnownMapping'];
export type LanePolicyBody = components['schemas']['LanePolicyBody'];
export type LaunchBody = components['schemas']['LaunchBody'];
export type LaunchForecast = components['schemas']['LaunchForecast'];
export type LaunchResult = components['schemas']['LaunchResult'];
export type Law = components['schemas']['Law'];
export type LawBody = components['schemas']['LawBody'];
export type LawCan = components['schemas']['LawCan'];
export type LawDuties = components['schemas']['LawDuties'];
export type LawResetBody = components['schemas']['LawResetBody'];
export type LawsClockReading = components['schemas']['LawsClockReading'];
export type LawsCondition = components['schemas']['LawsCondition'];
export type LawsDuty = components['schemas']['LawsDuty'];
export type LawsWords = components['schemas']['LawsWords'];
export type LawVersion = components['schemas']['LawVersion'];
export type LeakedItem = components['schemas']['LeakedItem'];
export type LeakedLine = components['schemas']['LeakedLine'];
export type LegalClock = components['schemas']['LegalClock'];
export type LegalEntity = components['schemas']['LegalEntity'];
export type LegalEntityBody = components['schemas']['LegalEntityBody'];
export type LetterBlock = components['schemas']['LetterBlock'];
export type LetterRun = components['schemas']['LetterRun'];
export type LiftBody = components['schemas']['LiftBody'];
export type Lineage = components['schemas']['Lineage'];
export type LineageDecision = components['schemas']['LineageDecision'];
export type LineageRow = components['schemas']['LineageRow'];
export type LinesAbove = components['schemas']['LinesAbove'];
export type LintBody = components['schemas']['LintBody'];
export type LintDraftBody = components['schemas']['LintDraftBody'];
export type ListedDelivery = components['schemas']['ListedDelivery'];
export type ListedDuty = components['schemas']['ListedDuty'];
export type ListedFeed = components['schemas']['ListedFeed'];
export type ListedMailbox = components['schemas']['ListedMailbox'];
export type ListedPosting = components['schemas']['ListedPosting'];
export type ListedRestore = components['schemas']['ListedRestore'];
export type ListedSession = components['schemas']['ListedSession'];
export type ListedVersion = components['schemas']['ListedVersion'];
export type LocalText = components['schemas']['LocalText'];
export type LocalTextBody = components['schemas']['LocalTextBody'];
export type LogoBody = components['schemas']['LogoBody'];
export type MadeProof = components['schemas']['MadeProof'];
export type MappingBody = components['schemas']['MappingBody'];
export type MappingCheck = components['schemas']['MappingCheck'];
export type MappingSignature = components['schemas']['MappingSignature'];
export type MappingVersion = components['schemas']['MappingVersion'];
export type MergeBody = components['schemas']['MergeBody'];
export type MessageCost = components['schemas']['MessageCost'];
export type MessagesFinding = components['schemas']['MessagesFinding'];
export type Miss = components['schemas']['Miss'];
export type Named = components['schemas']['Named'];
export type Need = components['schemas']['Need'];
export type NeedSeen = components['schemas']['NeedSeen'];
export type NoticeAtAGlance = components['schemas']['NoticeAtAGlance'];
export type NoticeBody = components['schemas']['NoticeBody'];
export type NoticeCan = components['schemas']['NoticeCan'];
export type Offer = components['schemas']['Offer'];
export type OfferBody = components['schemas']['OfferBody'];
export type OfferCost = components['schemas']['OfferCost'];
export type OfferedSet = components['schemas']['OfferedSet'];
export type OfferSet = components['schemas']['OfferSet'];
export type OfferSetBody = components['schemas']['OfferSetBody'];
export type OpenSession = components['schemas']['OpenSession'];
export type OpenWaveBody = components['schemas']['OpenWaveBody'];
export type Operator = components['schemas']['Operator'];
export type Outlook = components['schemas']['Outlook'];
export type OverlapCounts = components['schemas']['OverlapCounts'];
export type OverviewSeen = components['schemas']['OverviewSeen'];
export type PageBody = components['schemas']['PageBody'];
export type PageChanges = components['schemas']['PageChanges'];
export type PageContent = components['schemas']['PageContent'];
export type PageDraft = components['schemas']['PageDraft'];
export type PagePostingBody = components['schemas']['PagePostingBody'];
export type PageStanding = components['schemas']['PageStanding'];
export type PageUpdate = components['schemas']['PageUpdate'];
export type PageVersion = components['schemas']['PageVersion'];
export type PasswordBody = components['schemas']['PasswordBody'];
export type PastDecision = components['schemas']['PastDecision'];
export type Payout = components['schemas']['Payout'];
export type PayoutBody = components['schemas']['PayoutBody'];
export type PersonDraftPreviewBody = components['schemas']['PersonDraftPreviewBody'];
export type PersonFacts = components['schemas']['PersonFacts'];
export type PersonRef = components['schemas']['PersonRef'];
export type PersonSummary = components['schemas']['PersonSummary'];
export type PinnedWaves = components['schemas']['PinnedWaves'];
export type Place = components['schemas']['Place'];
export type PlacedProblem = components['schemas']['PlacedProblem'];
export type PlaceFigure = components['schemas']['PlaceFigure'];
export type PlanBody = components['schemas']['PlanBody'];
export type Pool = components['schemas']['Pool'];
export type PoolBody = components['schemas']['PoolBody'];
export type PostingBody = components['schemas']['PostingBody'];
export type PostingEndBody = components['schemas']['PostingEndBody'];
export type PostingProof = components['schemas']['PostingProof'];
export type PostingStanding = components['schemas']['PostingStanding'];
export type PostingWarning = components['schemas']['PostingWarning'];
export type Preview = components['schemas']['Preview'];
export type PriceBody = components['schemas']['PriceBody'];
export type Problem = components['schemas']['Problem'];
export type ProfilePage = components['schemas']['ProfilePage'];
export type ProfileView = components['schemas']['ProfileView'];
export type Programme = components['schemas']['Programme'];
export type ProgrammeBody = components['schemas']['ProgrammeBody'];
export type Progress = components['schemas']['Progress'];
export type Proof = components['schemas']['Proof'];
export type ProofBody = components['schemas']['ProofBody'];
export type Proposals = components['schemas']['Proposals'];
export type ProposalsBody = components['schemas']['ProposalsBody'];
export type Proposed = components['schemas']['Proposed'];
export type ProveBody = components['schemas']['ProveBody'];
export type ProvenAttempt = components['schemas']['ProvenAttempt'];
export type ProviderCheck = components['schemas']['ProviderCheck'];
export type ProviderPreflight = components['schemas']['ProviderPreflight'];
export type ProviderTest = components['schemas']['ProviderTest'];
export type ProviderTestBody = components['schemas']['ProviderTestBody'];
export type Proving = components['schemas']['Proving'];
export type PublishBody = components['schemas']['PublishBody'];
export type PublishedRun = components['schemas']['PublishedRun'];
export type QuietHours = components['schemas']['QuietHours'];
export type QuietHoursBody = components['schemas']['QuietHoursBody'];
export type Raise = components['schemas']['Raise'];
export type RaiseBody = components['schemas']['RaiseBody'];
export type Reach = components['schemas']['Reach'];
export type Readability = components['schemas']['Readability'];
export type ReadinessItem = components['schemas']['ReadinessItem'];
export type ReadinessList = components['schemas']['ReadinessList'];
export type ReadingShape = components['schemas']['ReadingShape'];
export type ReasonBody = components['schemas']['ReasonBody'];
export type Reckoned = components['schemas']['Reckoned'];
export type RecordedDuplicate = components['schemas']['RecordedDuplicate'];
export type Refusal = components['schemas']['Refusal'];
export type RefusalBody = components['schemas']['RefusalBody'];
export type RefuseBody = components['schemas']['RefuseBody'];
export type RefusedRequest = components['schemas']['RefusedRequest'];
export type RegulatorReport = components['schemas']['RegulatorReport'];
export type Reject = components['schemas']['Reject'];
export type RejectCountsBody = components['schemas']['RejectCountsBody'];
export type RejectedFor = components['schemas']['RejectedFor'];
export type RejectExample = components['schemas']['RejectExample'];
export type ReleaseHeldBody = components['schemas']['ReleaseHeldBody'];
export type Remedy = components['schemas']['Remedy'];
export type RenderedEmail = components['schemas']['RenderedEmail'];
export type RenderedLetter = components['schemas']['RenderedLetter'];
export type RenderedSms = components['schemas']['RenderedSms'];
export type ReportNotice = components['schemas']['ReportNotice'];
export type RequiredElement = components['schemas']['RequiredElement'];
export type ResultFile = components['schemas']['ResultFile'];
export type ResultReject = components['schemas']['ResultReject'];
export type RetryAllBody = components['schemas']['RetryAllBody'];
export type RetryBody = components['schemas']['RetryBody'];
export type RetryCount = components['schemas']['RetryCount'];
export type RetryFilterBody = components['schemas']['RetryFilterBody'];
export type RetryGroup = components['schemas']['RetryGroup'];
export type RevealedPerson = components['schemas']['RevealedPerson'];
export type ReviewBody = components['schemas']['ReviewBody'];
export type RevisionBody = components['schemas']['RevisionBody'];
export type RolesBody = components['schemas']['RolesBody'];
export type RunExposure = components['schemas']['RunExposure'];
export type RunUnderWay = components['schemas']['RunUnderWay'];
export type ScriptLine = components['schemas']['ScriptLine'];
export type SecondFactor = components['schemas']['SecondFactor'];
export type SeedBody = components['schemas']['SeedBody'];
export type SeedRow = components['schemas']['SeedRow'];
export type Sending = components['schemas']['Sending'];
export type SendingDay = components['schemas']['SendingDay'];
export type SendingPlace = components['schemas']['SendingPlace'];
export type SendPageBody = components['schemas']['SendPageBody'];
export type Sentence = components['schemas']['Sentence'];
export type SetBudget = components['schemas']['SetBudget'];
export type SetCost = components['schemas']['SetCost'];
export type SetOffer = components['schemas']['SetOffer'];
export type SetPrice = components['schemas']['SetPrice'];
export type SetSimulation = components['schemas']['SetSimulation'];
export type SettleBody = components['schemas']['SettleBody'];
export type Share = components['schemas']['Share'];
export type SharingRow = components['schemas']['SharingRow'];
export type SharingStanding = components['schemas']['SharingStanding'];
export type ShownChange = components['schemas']['ShownChange'];
export type ShownLink = components['schemas']['ShownLink'];
export type Signature = components['schemas']['Signature'];
export type SimulatedGroup = components['schemas']['SimulatedGroup'];
export type SimulatedOffer = components['schemas']['SimulatedOffer'];
export type Simulation = components['schemas']['Simulation'];
export type SimulationBody = components['schemas']['SimulationBody'];
export type Source = components['schemas']['Source'];
export type SourceAnswer = components['schemas']['SourceAnswer'];
export type SplitBody = components['schemas']['SplitBody'];
export type Spoken = components['schemas']['Spoken'];
export type StandingFigure = components['schemas']['StandingFigure'];
export type StandsFor = components['schemas']['StandsFor'];
export type StartBody = components['schemas']['StartBody'];
export type StatementBody = components['schemas']['StatementBody'];
export type StatementContacts = components['schemas']['StatementContacts'];
export type StatementsBody = components['schemas']['StatementsBody'];
export type Stock = components['schemas']['Stock'];
export type StopResult = components['schemas']['StopResult'];
export type StoredFile = components['schemas']['StoredFile'];
export type StoredReport = components['schemas']['StoredReport'];
export type SubjectProposal = components['schemas']['SubjectProposal'];
export type SuppressedAddress = components['schemas']['SuppressedAddress'];
export type TakeUp = components['schemas']['TakeUp'];
export type TakeUpDay = components['schemas']['TakeUpDay'];
export type Template = components['schemas']['Template'];
export type TemplateBody = components['schemas']['TemplateBody'];
export type TemplateDraft = components['schemas']['TemplateDraft'];
export type Terms = components['schemas']['Terms'];
export type TermsBody = components['schemas']['TermsBody'];
export type TestAnswer = components['schemas']['TestAnswer'];
export type ToldDelivery = components['schemas']['ToldDelivery'];
export type ToldMessage = components['schemas']['ToldMessage'];
export type ToldProfile = components['schemas']['ToldProfile'];
export type Trigger = components['schemas']['Trigger'];
export type Try = components['schemas']['Try'];
export type TwiceHeld = components['schemas']['TwiceHeld'];
export type UnaffectedPage = components['schemas']['UnaffectedPage'];
export type UnaffectedPerson = components['schemas']['UnaffectedPerson'];
export type UndoBody = components['schemas']['UndoBody'];
export type UnitPrice = components['schemas']['UnitPrice'];
export type UnknownCount = components['schemas']['UnknownCount'];
export type UnknownDelivery = components['schemas']['UnknownDelivery'];
export type UnknownDeliveryBody = components['schemas']['UnknownDeliveryBody'];
export type UnknownLine = components['schemas']['UnknownLine'];
export type Unwritten = components['schemas']['Unwritten'];
export type Upload = components['schemas']['Upload'];
export type UploadAnswer = components['schemas']['UploadAnswer'];
export type Uploaded = components['schemas']['Uploaded'];
export type Variable = components['schemas']['Variable'];
export type Vendor = components['schemas']['Vendor'];
export type VendorBody = components['schemas']['VendorBody'];
export type VoidAsked = components['schemas']['VoidAsked'];
export type VoidBody = components['schemas']['VoidBody'];
export type WaitingDraft = components['schemas']['WaitingDraft'];
export type WaiveBody = components['schemas']['WaiveBody'];
export type Wants = components['schemas']['Wants'];
export type Wave = components['schemas']['Wave'];
export type WavesBody = components['schemas']['WavesBody'];
export type Withdrawal = components['schemas']['Withdrawal'];
export type WithdrawBody = components['schemas']['WithdrawBody'];
export type WordBody = components['schemas']['WordBody'];
export type WordChange = components['schemas']['WordChange'];
export type WorkOrder = components['schemas']['WorkOrder'];
export type WorksOnBody = components['schemas']['WorksOnBody'];
export type WorstSms = components['schemas']['WorstSms'];
export type ResponseConflict = components['responses']['Conflict'];
export type ResponseNotAccepted = components['responses']['NotAccepted'];
export type ResponseNotAllowed = components['responses']['NotAllowed'];
export type ResponseNotSignedIn = components['responses']['NotSignedIn'];
export type ResponseReused = components['responses']['Reused'];
export type ResponseUnknown = components['responses']['Unknown'];
export type $defs = Record<string, never>;
export interface operations {
    "Alarms.list": {
        parameters: {
            query?: {
                all?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alarms: {
                            can: {
                                acknowledge: components["schemas"]["Can"];
                            };
                            id: string;
                            incidentId: string | null;
                            /** @enum {string} */
                            kind: "ceiling" | "clock" | "codes_low" | "emergency_review" | "fulfilment_dead" | "guard" | "hold_ending" | "lane_halted" | "no_worker" | "notice_held" | "posting_ending" | "test" | "unknown" | "worker_dead" | "wrong_tries";
                            /** Format: date-time */
                            overAt: string | null;
                            /** Format: date-time */
                            raisedAt: string;
                            /** Format: date-time */
                            seenAt: string | null;
                            seenBy: string | null;
                            /** @description What whoever is on it does about it, in their words; null: they did not say. */
                            seenReason: string | null;
                            sentence: string;
                            /** @description Paths by which it could not be told, or not yet. */
                            untold: {
                                givenUp: boolean;
                                /** @enum {string} */
                                path: "mail" | "webhook";
                                problem: string;
                                tries: number;
                                /** @description The problem in both languages; null where it is known in English alone. */
                                words: components["schemas"]["Both"] | null;
                            }[];
                            /** @description In both languages; null of one raised before they were kept. */
                            words: components["schemas"]["Both"] | null;
                        }[];
                        can: {
                            test: components["schemas"]["Can"];
                        };
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Alarms.acknowledge": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                alarm: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcknowledgeBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alarm"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Alarms.test": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        paths: components["schemas"]["TestAnswer"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Alarms.wrongTries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bursts: components["schemas"]["Burst"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Handover.open": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Handover.batch": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Handover.cancel": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                batch: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Handover.confirm": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                batch: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Handover.fetch": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                batch: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Outlooks.leftOut": {
        parameters: {
            query?: {
                /** @description From 0; a thousand people each. */
                page?: string;
            };
            header?: never;
            path: {
                batch: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: components["schemas"]["Unwritten"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Handover.bring": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                batch: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batchId: string;
                        /** Format: date-time */
                        broughtAt: string;
                        broughtBy: string;
                        /** @description Taken lines by what they said. */
                        counts: {
                            [key: string]: number;
                        };
                        id: string;
                        lines: number;
                        rejected: number;
                        repeated: boolean;
                        sha256: string;
                        taken: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Handover.listResults": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: components["schemas"]["ResultFile"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Laws.reviseCalendar": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LawBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposed"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Laws.calendar": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: components["schemas"]["LawCan"];
                        /** @description What is in force; of a law that was never approved here, what waits. */
                        current: components["schemas"]["Calendar"] | components["schemas"]["Law"];
                        edited: boolean;
                        /** @description False while a law that is not shipped waits for its first approval. */
                        inForce: boolean;
                        /** @enum {string} */
                        kind: "calendar" | "law";
                        names: {
                            [key: string]: string;
                        };
                        /** @description True where a newer release ships other data than the edit replaced: somebody should compare. */
                        shippedDiffers: boolean;
                        /** @description The version in force; 0 as shipped. */
                        version: number;
                        versions: components["schemas"]["LawVersion"][];
                        /** @description The version that waits for a second person. */
                        waiting: number | null;
                        waitingDigest: string | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Hotline.view": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agentId: string;
                        /** @description Null until we know who is speaking, and once the call has ended. */
                        caller: components["schemas"]["Caller"] | null;
                        can: {
                            answer: components["schemas"]["Can"];
                            code: components["schemas"]["Can"];
                            end: components["schemas"]["Can"];
                        };
                        /** Format: date-time */
                        closedAt: string | null;
                        codesLeft: number;
                        id: string;
                        incidentId: string;
                        /** @enum {string} */
                        locale: "en" | "id";
                        /** Format: date-time */
                        openedAt: string;
                        /** @enum {string|null} */
                        outcome: "deceased" | "explained" | "minor" | "no_message" | "not_me" | "resent" | null;
                        /** @description What it may end with as it stands. */
                        outcomes: ("deceased" | "explained" | "minor" | "no_message" | "not_me" | "resent")[];
                        /** @description What to say now, in both languages. */
                        script: components["schemas"]["ScriptLine"][];
                        /** @enum {string} */
                        state: "closed" | "identified" | "open" | "proven";
                        stated: ("code" | "customerId" | "email" | "phone" | "reference")[];
                        triesLeft: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Hotline.answer": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallAnswerBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agentId: string;
                        /** @description Null until we know who is speaking, and once the call has ended. */
                        caller: components["schemas"]["Caller"] | null;
                        can: {
                            answer: components["schemas"]["Can"];
                            code: components["schemas"]["Can"];
                            end: components["schemas"]["Can"];
                        };
                        /** Format: date-time */
                        closedAt: string | null;
                        codesLeft: number;
                        id: string;
                        incidentId: string;
                        /** @enum {string} */
                        locale: "en" | "id";
                        /** Format: date-time */
                        openedAt: string;
                        /** @enum {string|null} */
                        outcome: "deceased" | "explained" | "minor" | "no_message" | "not_me" | "resent" | null;
                        /** @description What it may end with as it stands. */
                        outcomes: ("deceased" | "explained" | "minor" | "no_message" | "not_me" | "resent")[];
                        right: boolean;
                        /** @description What to say now, in both languages. */
                        script: components["schemas"]["ScriptLine"][];
                        /** @enum {string} */
                        state: "closed" | "identified" | "open" | "proven";
                        stated: ("code" | "customerId" | "email" | "phone" | "reference")[];
                        triesLeft: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Hotline.code": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallCodeBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agentId: string;
                        /** @description Null until we know who is speaking, and once the call has ended. */
                        caller: components["schemas"]["Caller"] | null;
                        can: {
                            answer: components["schemas"]["Can"];
                            code: components["schemas"]["Can"];
                            end: components["schemas"]["Can"];
                        };
                        /** Format: date-time */
                        closedAt: string | null;
                        codesLeft: number;
                        id: string;
                        incidentId: string;
                        /** @enum {string} */
                        locale: "en" | "id";
                        /** Format: date-time */
                        openedAt: string;
                        /** @enum {string|null} */
                        outcome: "deceased" | "explained" | "minor" | "no_message" | "not_me" | "resent" | null;
                        /** @description What it may end with as it stands. */
                        outcomes: ("deceased" | "explained" | "minor" | "no_message" | "not_me" | "resent")[];
                        /** @description What to say now, in both languages. */
                        script: components["schemas"]["ScriptLine"][];
                        /** @enum {string} */
                        state: "closed" | "identified" | "open" | "proven";
                        stated: ("code" | "customerId" | "email" | "phone" | "reference")[];
                        triesLeft: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Hotline.end": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallEndBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agentId: string;
                        /** @description Null until we know who is speaking, and once the call has ended. */
                        caller: components["schemas"]["Caller"] | null;
                        can: {
                            answer: components["schemas"]["Can"];
                            code: components["schemas"]["Can"];
                            end: components["schemas"]["Can"];
                        };
                        /** Format: date-time */
                        closedAt: string | null;
                        codesLeft: number;
                        id: string;
                        incidentId: string;
                        /** @enum {string} */
                        locale: "en" | "id";
                        /** Format: date-time */
                        openedAt: string;
                        /** @enum {string|null} */
                        outcome: "deceased" | "explained" | "minor" | "no_message" | "not_me" | "resent" | null;
                        /** @description What it may end with as it stands. */
                        outcomes: ("deceased" | "explained" | "minor" | "no_message" | "not_me" | "resent")[];
                        /** @description What to say now, in both languages. */
                        script: components["schemas"]["ScriptLine"][];
                        /** @enum {string} */
                        state: "closed" | "identified" | "open" | "proven";
                        stated: ("code" | "customerId" | "email" | "phone" | "reference")[];
                        triesLeft: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Hotline.settle": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        settled: boolean;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "CodePools.rejects": {
        parameters: {
            query?: {
                /** @description Go on after this line. */
                after?: string;
            };
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rejects: components["schemas"]["CodeReject"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "CodePools.rejectsCsv": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "CodePools.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pool: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description People who hold a code of it. */
                        assigned: number;
                        can: {
                            bring: components["schemas"]["Can"];
                            close: components["schemas"]["Can"];
                            generate: components["schemas"]["Can"];
                            quarantine: components["schemas"]["Can"];
                            release: components["schemas"]["Can"];
                            replace: components["schemas"]["Can"];
                            reveal: components["schemas"]["Can"];
                        };
                        /** @description Every code it ever held. */
                        codes: number;
                        daysLeftMin: number;
                        engagement: string | null;
                        /** @description Could be assigned now. */
                        free: number;
                        id: string;
                        incidentId: string;
                        /** @enum {string} */
                        kind: "generated" | "imported" | "shared";
                        /** @description Nobody's, and too near its expiry to be assigned. */
                        lapsed: number;
                        /** Format: date-time */
                        madeAt: string;
                        name: string;
                        offerId: string;
                        /** Format: date-time */
                        quarantinedAt: string | null;
                        quarantinedBy: string | null;
                        quarantineReason: string | null;
                        revoked: number;
                        /** @enum {string} */
                        status: "closed" | "open" | "quarantined";
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "CodePools.assigned": {
        parameters: {
            query?: {
                /** @description Go on after this reference. */
                after?: string;
            };
            header?: never;
            path: {
                pool: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assigned: {
                            /** Format: date-time */
                            assignedAt: string;
                            reference: string;
                            reissues: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "CodePools.close": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                pool: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "CodePools.bring": {
        parameters: {
            query?: {
                /** @description What the file is called. */
                name?: string;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                pool: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        broughtAt: string;
                        broughtBy: string;
                        id: string;
                        lines: number;
                        name: string;
                        poolId: string;
                        reasons: {
                            characters?: number;
                            column_count?: number;
                            empty?: number;
                            expired?: number;
                            expiry?: number;
                            known?: number;
                            malformed?: number;
                            too_long?: number;
                            too_short?: number;
                            twice_in_file?: number;
                        };
                        rejected: number;
                        repeated: boolean;
                        sha256: string;
                        taken: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "CodePools.listFiles": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pool: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        files: components["schemas"]["CodeFile"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "CodePools.generate": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                pool: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "CodePools.quarantine": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                pool: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeReasonBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "CodePools.release": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                pool: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "CodePools.replace": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                pool: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeReasonBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kept: number;
                        replaced: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "CodePools.reveal": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                pool: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Deputies.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deputies: {
                            can: {
                                end: components["schemas"]["Can"];
                            };
                            deputyId: string;
                            /** Format: date-time */
                            endedAt: string | null;
                            /** Format: date-time */
                            from: string;
                            id: string;
                            namedBy: string;
                            principalId: string;
                            reason: string;
                            /** Format: date-time */
                            until: string;
                        }[];
                        names: {
                            [key: string]: string;
                        };
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Deputies.name": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeputyBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeputyRow"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Deputies.end": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                deputy: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Emergencies.standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approvals: {
                            approvedBy: string;
                            /** Format: date-time */
                            at: string;
                            incidentId: string;
                            noticeId: string;
                            overdue: boolean;
                            reason: string;
                            /** @enum {string|null} */
                            review: "objected" | "upheld" | null;
                            /** Format: date-time */
                            reviewDueAt: string;
                            /** Format: date-time */
                            reviewedAt: string | null;
                            reviewedBy: string | null;
                        }[];
                        can: {
                            disable: components["schemas"]["Can"];
                            enable: components["schemas"]["Can"];
                        };
                        enabled: components["schemas"]["EmergencySwitch"] | null;
                        names: {
                            [key: string]: string;
                        };
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Emergencies.disable": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approvals: {
                            approvedBy: string;
                            /** Format: date-time */
                            at: string;
                            incidentId: string;
                            noticeId: string;
                            overdue: boolean;
                            reason: string;
                            /** @enum {string|null} */
                            review: "objected" | "upheld" | null;
                            /** Format: date-time */
                            reviewDueAt: string;
                            /** Format: date-time */
                            reviewedAt: string | null;
                            reviewedBy: string | null;
                        }[];
                        can: {
                            disable: components["schemas"]["Can"];
                            enable: components["schemas"]["Can"];
                        };
                        enabled: components["schemas"]["EmergencySwitch"] | null;
                        names: {
                            [key: string]: string;
                        };
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Emergencies.enable": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approvals: {
                            approvedBy: string;
                            /** Format: date-time */
                            at: string;
                            incidentId: string;
                            noticeId: string;
                            overdue: boolean;
                            reason: string;
                            /** @enum {string|null} */
                            review: "objected" | "upheld" | null;
                            /** Format: date-time */
                            reviewDueAt: string;
                            /** Format: date-time */
                            reviewedAt: string | null;
                            reviewedBy: string | null;
                        }[];
                        can: {
                            disable: components["schemas"]["Can"];
                            enable: components["schemas"]["Can"];
                        };
                        enabled: components["schemas"]["EmergencySwitch"] | null;
                        names: {
                            [key: string]: string;
                        };
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Extracts.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                extract: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Extract"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Extracts.approve": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                extract: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Extract"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Extracts.fetch": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                extract: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Extracts.refuse": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                extract: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Extract"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Extracts.withdraw": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                extract: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Extract"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Grants.ask": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                grant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoidAsked"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Grants.approve": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                grant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "asked" | "refused" | "revived" | "voided";
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Grants.refuse": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                grant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "asked" | "refused" | "revived" | "voided";
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Holds.confirm": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                hold: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Holds.end": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                hold: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Incidents.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        incidents: components["schemas"]["Incident"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Incidents.declare": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclareBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        id: string;
                        slug: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Incidents.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Statements.lists": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            take: components["schemas"]["Can"];
                        };
                        categories: {
                            /** @enum {string} */
                            code: "beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual";
                            label: components["schemas"]["IncidentsWords"];
                            persons: number;
                        }[];
                        combinations: {
                            label: components["schemas"]["IncidentsWords"];
                            name: string;
                            persons: number;
                        }[];
                        errands: {
                            /** @enum {string} */
                            name: "block_cards" | "force_reset" | "renew_second_factor" | "revoke_tokens" | "watch_accounts";
                            persons: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Statements.count": {
        parameters: {
            query?: {
                category?: "id.name" | "id.alias" | "id.dob" | "id.pob" | "id.gender" | "id.nationality" | "id.marital" | "id.mother" | "id.family" | "gov.nik" | "gov.kk" | "gov.taxid" | "gov.passport" | "gov.license" | "gov.ssn" | "gov.idscan" | "gov.health_id" | "con.email" | "con.email_recovery" | "con.phone" | "con.address" | "con.entrycode" | "con.addressbook" | "cred.password" | "cred.password_old" | "cred.hint_qa" | "cred.pin" | "cred.token" | "cred.mfa" | "cred.seed" | "fin.pan" | "fin.cvv" | "fin.track" | "fin.expiry" | "fin.bank" | "fin.wallet" | "fin.txn" | "fin.credit" | "fin.income" | "fin.points" | "hlt.record" | "hlt.claims" | "hlt.mental_sex" | "bio.template" | "bio.genetic" | "spc.religion" | "spc.ethnic_politic" | "spc.sexual" | "spc.crime" | "spc.child" | "com.messages" | "com.media" | "com.support" | "beh.location" | "beh.browse" | "dev.ids" | "emp.work" | "oth.free";
                /** @description A dangerous combination by name. */
                combination?: string;
                errand?: "force_reset" | "revoke_tokens" | "renew_second_factor" | "block_cards" | "watch_accounts";
                /** @description Of a category, separated by commas: plaintext, encrypted_key_taken, hash_weak, unknown, hash_strong, masked, tokenised, encrypted_key_safe. */
                forms?: string;
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        persons: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Statements.list": {
        parameters: {
            query?: {
                category?: "id.name" | "id.alias" | "id.dob" | "id.pob" | "id.gender" | "id.nationality" | "id.marital" | "id.mother" | "id.family" | "gov.nik" | "gov.kk" | "gov.taxid" | "gov.passport" | "gov.license" | "gov.ssn" | "gov.idscan" | "gov.health_id" | "con.email" | "con.email_recovery" | "con.phone" | "con.address" | "con.entrycode" | "con.addressbook" | "cred.password" | "cred.password_old" | "cred.hint_qa" | "cred.pin" | "cred.token" | "cred.mfa" | "cred.seed" | "fin.pan" | "fin.cvv" | "fin.track" | "fin.expiry" | "fin.bank" | "fin.wallet" | "fin.txn" | "fin.credit" | "fin.income" | "fin.points" | "hlt.record" | "hlt.claims" | "hlt.mental_sex" | "bio.template" | "bio.genetic" | "spc.religion" | "spc.ethnic_politic" | "spc.sexual" | "spc.crime" | "spc.child" | "com.messages" | "com.media" | "com.support" | "beh.location" | "beh.browse" | "dev.ids" | "emp.work" | "oth.free";
                /** @description A dangerous combination by name. */
                combination?: string;
                errand?: "force_reset" | "revoke_tokens" | "renew_second_factor" | "block_cards" | "watch_accounts";
                /** @description Of a category, separated by commas: plaintext, encrypted_key_taken, hash_weak, unknown, hash_strong, masked, tokenised, encrypted_key_safe. */
                forms?: string;
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Papers.pack": {
        parameters: {
            query?: {
                /** @description Template ids by commas; the newest of each place by default. */
                templates?: string;
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Handover.listBatches": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batches: {
                            /** @description How often a worker began to make its file. */
                            attempt: number;
                            bytes: number | null;
                            can: components["schemas"]["BatchCan"];
                            /** @enum {string} */
                            channel: "handover" | "letter";
                            confirmation: string | null;
                            /** Format: date-time */
                            confirmedAt: string | null;
                            /** Format: date-time */
                            deletedAt: string | null;
                            /** @description The same as what it was refused with: said anew in another language. */
                            failedWith: components["schemas"]["Refusal"] | null;
                            failure: string | null;
                            fetches: number;
                            id: string;
                            incidentId: string;
                            leftOut: {
                                [key: string]: number;
                            };
                            /** Format: date-time */
                            madeAt: string;
                            no: number;
                            noticeId: string;
                            /** Format: date-time */
                            outAt: string | null;
                            pages: number | null;
                            /** @description Taken into the batch; those left out among them, with a reason each. */
                            people: number;
                            /** Format: date-time */
                            readyAt: string | null;
                            sha256: string | null;
                            /** @description How its people stand now, by delivery state. */
                            states: {
                                [key: string]: number;
                            };
                            /** @enum {string} */
                            status: "cancelled" | "confirmed" | "making" | "out" | "ready";
                            vendorId: string;
                        }[];
                        can: {
                            open: components["schemas"]["Can"];
                        };
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Hotline.list": {
        parameters: {
            query?: {
                outcome?: "explained" | "resent" | "not_me" | "deceased" | "minor" | "no_message";
                /** @description Only those somebody must still settle. */
                unsettled?: "true" | "false";
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        calls: {
                            agentId: string;
                            can: {
                                settle: components["schemas"]["Can"];
                            };
                            /** Format: date-time */
                            closedAt: string | null;
                            id: string;
                            /** Format: date-time */
                            openedAt: string;
                            /** @enum {string|null} */
                            outcome: "deceased" | "explained" | "minor" | "no_message" | "not_me" | "resent" | null;
                            /** @description Only where somebody must still settle it. */
                            person: components["schemas"]["PersonRef"] | null;
                            /** Format: date-time */
                            settledAt: string | null;
                            /** @enum {string} */
                            state: "closed" | "identified" | "open" | "proven";
                        }[];
                        counts: {
                            calls: number;
                            /** @enum {string|null} */
                            outcome: "deceased" | "explained" | "minor" | "no_message" | "not_me" | "resent" | null;
                        }[];
                        names: {
                            [key: string]: string;
                        };
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Hotline.open": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agentId: string;
                        /** @description Null until we know who is speaking, and once the call has ended. */
                        caller: components["schemas"]["Caller"] | null;
                        can: {
                            answer: components["schemas"]["Can"];
                            code: components["schemas"]["Can"];
                            end: components["schemas"]["Can"];
                        };
                        /** Format: date-time */
                        closedAt: string | null;
                        codesLeft: number;
                        id: string;
                        incidentId: string;
                        /** @enum {string} */
                        locale: "en" | "id";
                        /** Format: date-time */
                        openedAt: string;
                        /** @enum {string|null} */
                        outcome: "deceased" | "explained" | "minor" | "no_message" | "not_me" | "resent" | null;
                        /** @description What it may end with as it stands. */
                        outcomes: ("deceased" | "explained" | "minor" | "no_message" | "not_me" | "resent")[];
                        /** @description What to say now, in both languages. */
                        script: components["schemas"]["ScriptLine"][];
                        /** @enum {string} */
                        state: "closed" | "identified" | "open" | "proven";
                        stated: ("code" | "customerId" | "email" | "phone" | "reference")[];
                        triesLeft: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Hotline.script": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        script: components["schemas"]["ScriptLine"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Lookups.categories": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryCounts"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Claims.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            file: components["schemas"]["Can"];
                        };
                        claims: {
                            approvedMinor: string | null;
                            can: {
                                addEvidence: components["schemas"]["Can"];
                                approve: components["schemas"]["Can"];
                                refuse: components["schemas"]["Can"];
                                reveal: components["schemas"]["Can"];
                            };
                            claimedMinor: string;
                            currency: string;
                            /** Format: date-time */
                            decidedAt: string | null;
                            decidedBy: string | null;
                            evidence: number;
                            /** Format: date-time */
                            filedAt: string;
                            /** @description Null: the person did it on the portal. */
                            filedBy: string | null;
                            incidentId: string;
                            no: number;
                            reason: string | null;
                            reference: string;
                            /** @enum {string} */
                            status: "approved" | "filed" | "refused" | "withdrawn";
                        }[];
                        names: {
                            [key: string]: string;
                        };
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Claims.file": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimView"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Claims.approve": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveClaimBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimView"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Claims.addEvidence": {
        parameters: {
            query: {
                /** @description What the file is called. */
                name: string;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        evidence: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Claims.evidence": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                no: string;
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Claims.refuse": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimView"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Claims.get": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approvedMinor: string | null;
                        can: {
                            addEvidence: components["schemas"]["Can"];
                            approve: components["schemas"]["Can"];
                            refuse: components["schemas"]["Can"];
                            reveal: components["schemas"]["Can"];
                        };
                        claimedMinor: string;
                        currency: string;
                        /** Format: date-time */
                        decidedAt: string | null;
                        decidedBy: string | null;
                        evidence: number;
                        /** Format: date-time */
                        filedAt: string;
                        /** @description Null: the person did it on the portal. */
                        filedBy: string | null;
                        incidentId: string;
                        names: {
                            [key: string]: string;
                        };
                        no: number;
                        reason: string | null;
                        reference: string;
                        statement: string;
                        /** @enum {string} */
                        status: "approved" | "filed" | "refused" | "withdrawn";
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "CodePools.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            change: components["schemas"]["Can"];
                            create: components["schemas"]["Can"];
                            find: components["schemas"]["Can"];
                        };
                        pools: {
                            /** @description People who hold a code of it. */
                            assigned: number;
                            can: {
                                bring: components["schemas"]["Can"];
                                close: components["schemas"]["Can"];
                                generate: components["schemas"]["Can"];
                                quarantine: components["schemas"]["Can"];
                                release: components["schemas"]["Can"];
                                replace: components["schemas"]["Can"];
                                reveal: components["schemas"]["Can"];
                            };
                            /** @description Every code it ever held. */
                            codes: number;
                            daysLeftMin: number;
                            engagement: string | null;
                            /** @description Could be assigned now. */
                            free: number;
                            id: string;
                            incidentId: string;
                            /** @enum {string} */
                            kind: "generated" | "imported" | "shared";
                            /** @description Nobody's, and too near its expiry to be assigned. */
                            lapsed: number;
                            /** Format: date-time */
                            madeAt: string;
                            name: string;
                            offerId: string;
                            /** Format: date-time */
                            quarantinedAt: string | null;
                            quarantinedBy: string | null;
                            quarantineReason: string | null;
                            revoked: number;
                            /** @enum {string} */
                            status: "closed" | "open" | "quarantined";
                        }[];
                        stock: components["schemas"]["Stock"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "CodePools.create": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PoolBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Codes.find": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindCodeBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt: string | null;
                        incidentId: string;
                        offerId: string;
                        poolId: string | null;
                        reference: string | null;
                        /** @enum {string} */
                        state: "assigned" | "free" | "revoked" | "shared";
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Codes.reissue": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeOfBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        outcome: "assigned" | "waiting";
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Codes.revoke": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeOfBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outcome: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Sending.proof": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cohort: string;
                incident: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        attempts: components["schemas"]["ProvenAttempt"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Lookups.combinations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        combinations: components["schemas"]["DangerCount"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Finance.costReport": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostReport"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Finance.costFile": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "SendingBills.workbook": {
        parameters: {
            query?: {
                /** @description English unless told otherwise. */
                language?: "id" | "en";
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Fulfilment.deadLetters": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            retryAll: components["schemas"]["Can"];
                        };
                        deadLetters: {
                            attempts: number;
                            can: {
                                act: components["schemas"]["Can"];
                                take: components["schemas"]["Can"];
                            };
                            detail: string | null;
                            /** @description The detail in both languages; null where it is somebody's own words. */
                            detailWords: components["schemas"]["Both"] | null;
                            /** Format: date-time */
                            firstAt: string;
                            incidentId: string;
                            inDoubt: boolean;
                            ownerId: string | null;
                            reference: string;
                            /** Format: date-time */
                            since: string;
                            /** @enum {string} */
                            state: "dead" | "done" | "failed" | "sending" | "waiting";
                            /** @enum {string|null} */
                            why: "given_up" | "no_account" | "refused" | "unfinished" | "unknown_outcome" | "wrong_answer" | null;
                        }[];
                        names: {
                            [key: string]: string;
                        };
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Fulfilment.deadLetter": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        attempts: number;
                        can: {
                            act: components["schemas"]["Can"];
                            take: components["schemas"]["Can"];
                        };
                        detail: string | null;
                        /** @description The detail in both languages; null where it is somebody's own words. */
                        detailWords: components["schemas"]["Both"] | null;
                        /** Format: date-time */
                        firstAt: string;
                        incidentId: string;
                        inDoubt: boolean;
                        names: {
                            [key: string]: string;
                        };
                        ownerId: string | null;
                        reference: string;
                        /** Format: date-time */
                        since: string;
                        /** @enum {string} */
                        state: "dead" | "done" | "failed" | "sending" | "waiting";
                        tries: components["schemas"]["Try"][];
                        /** @enum {string|null} */
                        why: "given_up" | "no_account" | "refused" | "unfinished" | "unknown_outcome" | "wrong_answer" | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Fulfilment.fail": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        attempts: number;
                        detail: string | null;
                        /** @description The detail in both languages; null where it is somebody's own words. */
                        detailWords: components["schemas"]["Both"] | null;
                        /** Format: date-time */
                        firstAt: string;
                        incidentId: string;
                        inDoubt: boolean;
                        ownerId: string | null;
                        reference: string;
                        /** Format: date-time */
                        since: string;
                        /** @enum {string} */
                        state: "dead" | "done" | "failed" | "sending" | "waiting";
                        tries: components["schemas"]["Try"][];
                        /** @enum {string|null} */
                        why: "given_up" | "no_account" | "refused" | "unfinished" | "unknown_outcome" | "wrong_answer" | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Fulfilment.retry": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        attempts: number;
                        detail: string | null;
                        /** @description The detail in both languages; null where it is somebody's own words. */
                        detailWords: components["schemas"]["Both"] | null;
                        /** Format: date-time */
                        firstAt: string;
                        incidentId: string;
                        inDoubt: boolean;
                        ownerId: string | null;
                        reference: string;
                        /** Format: date-time */
                        since: string;
                        /** @enum {string} */
                        state: "dead" | "done" | "failed" | "sending" | "waiting";
                        tries: components["schemas"]["Try"][];
                        /** @enum {string|null} */
                        why: "given_up" | "no_account" | "refused" | "unfinished" | "unknown_outcome" | "wrong_answer" | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Fulfilment.settle": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettleBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        attempts: number;
                        detail: string | null;
                        /** @description The detail in both languages; null where it is somebody's own words. */
                        detailWords: components["schemas"]["Both"] | null;
                        /** Format: date-time */
                        firstAt: string;
                        incidentId: string;
                        inDoubt: boolean;
                        ownerId: string | null;
                        reference: string;
                        /** Format: date-time */
                        since: string;
                        /** @enum {string} */
                        state: "dead" | "done" | "failed" | "sending" | "waiting";
                        tries: components["schemas"]["Try"][];
                        /** @enum {string|null} */
                        why: "given_up" | "no_account" | "refused" | "unfinished" | "unknown_outcome" | "wrong_answer" | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Fulfilment.take": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterView"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Fulfilment.retryAll": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryAllBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        retried: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Domains.standing": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            ask: components["schemas"]["Can"];
                        };
                        check: components["schemas"]["DomainCheck"] | null;
                        /** @description True beside the sandbox: nothing is asked there. */
                        off: boolean;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Domains.ask": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        check: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Messages.lintDraft": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LintDraftBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        costs: {
                            /** @description Of the line that priced it; '' is the one for every other country. */
                            country: string;
                            /** @description Millionths of a US dollar. */
                            micros: string;
                            of: string;
                            pricedOn: string;
                            source: string;
                        }[];
                        /** Format: date-time */
                        countedAt: string | null;
                        findings: components["schemas"]["MessagesFinding"][];
                        /** @description Empty for a text that cannot be rendered. */
                        laws: components["schemas"]["ChecklistLaw"][];
                        /** @description 0: nobody yet; the text is held as if somebody were. */
                        persons: number;
                        readability: components["schemas"]["Readability"];
                        worstSms: components["schemas"]["WorstSms"] | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Messages.previewDraft": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftPreviewBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftPreview"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Grants.twice": {
        parameters: {
            query?: {
                /** @description The person a page ended with, such as 12:7. */
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicatePage"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Unknowns.duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        duplicates: components["schemas"]["RecordedDuplicate"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Reports.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyList"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Claims.feeds": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            import: components["schemas"]["Can"];
                        };
                        feeds: components["schemas"]["ListedFeed"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Claims.importEnrolments": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Claims.withdrawFeed": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                feed: string;
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedFeed"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Extracts.listExtracts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            request: components["schemas"]["Can"];
                        };
                        extracts: {
                            bank: string;
                            can: {
                                decide: components["schemas"]["Can"];
                                fetch: components["schemas"]["Can"];
                                withdraw: components["schemas"]["Can"];
                            };
                            /** Format: date-time */
                            decidedAt: string | null;
                            decidedBy: string | null;
                            /** Format: date-time */
                            deletedAt: string | null;
                            digest: string;
                            /**
                             * Format: date-time
                             * @description It goes then at the latest.
                             */
                            dueAt: string | null;
                            /** @description The same as what it was refused with: said anew in another language. */
                            failedWith: components["schemas"]["Refusal"] | null;
                            failure: string | null;
                            fetches: number;
                            fetchesMax: number;
                            filter: components["schemas"]["ExtractFilter"];
                            fingerprint: string;
                            id: string;
                            incidentId: string;
                            /** @description What is in it, once it is made; only the bank can see more. */
                            made: {
                                /** Format: date-time */
                                at: string;
                                bytes: string;
                                lines: number;
                                recordsRead: number;
                                run: number;
                                sha256: string;
                            } | null;
                            parts: components["schemas"]["ExtractPart"][];
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            /** @enum {string} */
                            status: "approved" | "deleted" | "failed" | "making" | "ready" | "refused" | "requested" | "withdrawn";
                        }[];
                        names: {
                            [key: string]: string;
                        };
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Extracts.request": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtractBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Extract"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Incidents.setFacts": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactsBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Intake.upload": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Uploaded"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Finance.figures": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What vendors billed for sending, as of now: never part of an estimate. */
                        billed: components["schemas"]["Billed"][];
                        can: {
                            count: components["schemas"]["Can"];
                        };
                        /**
                         * Format: date-time
                         * @description Null: nothing was counted yet; the lists are empty then.
                         */
                        countedAt: string | null;
                        figures: components["schemas"]["FigureSet"];
                        /** @description Somebody asked to count again, and the worker has not yet. */
                        isWanted: boolean;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Finance.count": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What vendors billed for sending, as of now: never part of an estimate. */
                        billed: components["schemas"]["Billed"][];
                        can: {
                            count: components["schemas"]["Can"];
                        };
                        /**
                         * Format: date-time
                         * @description Null: nothing was counted yet; the lists are empty then.
                         */
                        countedAt: string | null;
                        figures: components["schemas"]["FigureSet"];
                        /** @description Somebody asked to count again, and the worker has not yet. */
                        isWanted: boolean;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Reports.forecast": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forecast"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Finance.grants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sets: components["schemas"]["TakeUp"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Guards.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                kind?: "suspect_key" | "id_space" | "free_text" | "rejects" | "conflict" | "shared_address" | "typo_domain" | "ambiguous_identity" | "crosswalk_conflict" | "landline" | "no_mail_server" | "late_source" | "keyless_subjects" | "invalid_email" | "invalid_phone";
                /** @description At most this many; 200 by default. */
                limit?: number;
                /** @description Only what waits for a decision. */
                undecided?: "true" | "false";
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        guards: {
                            /** @description True while this guard alone would stop a launch. */
                            blocking: boolean;
                            can: {
                                decide: components["schemas"]["Can"];
                                hints: components["schemas"]["Can"];
                                withdraw: components["schemas"]["Can"];
                            };
                            count: number;
                            /** Format: date-time */
                            decidedAt: string | null;
                            decidedBy: {
                                id: string;
                                name: string;
                            } | null;
                            /** @enum {string|null} */
                            decision: "different" | "genuine" | "hold" | "placeholder" | "reviewed" | "same" | "tell" | null;
                            decisions: ("different" | "genuine" | "hold" | "placeholder" | "reviewed" | "same" | "tell")[];
                            /** @description What this kind of finding does, in one sentence. */
                            does: string;
                            /** @description At most five, each masked so that it names nobody, with its file and line. */
                            examples: string[];
                            facts: {
                                [key: string]: string[] | boolean | number | string;
                            };
                            /** @enum {string} */
                            holds: "launch" | "nothing" | "people";
                            /** @description Null where the finding is decided elsewhere (`rejects`) or read from a source and only shown. */
                            id: string | null;
                            /** @enum {string} */
                            kind: "ambiguous_identity" | "conflict" | "crosswalk_conflict" | "free_text" | "id_space" | "invalid_email" | "invalid_phone" | "keyless_subjects" | "landline" | "late_source" | "no_mail_server" | "rejects" | "shared_address" | "suspect_key" | "typo_domain";
                            /** @description Ids of those who uploaded or mapped the files it was found in: none of them decides it. */
                            makers: string[];
                            reason: string | null;
                            /** @description What it is about, without values: a key's hash, an id space and its files, a file's base name, a domain. */
                            subject: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Guards.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                guard: string;
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description True while this guard alone would stop a launch. */
                        blocking: boolean;
                        can: {
                            decide: components["schemas"]["Can"];
                            hints: components["schemas"]["Can"];
                            withdraw: components["schemas"]["Can"];
                        };
                        count: number;
                        /** Format: date-time */
                        decidedAt: string | null;
                        decidedBy: {
                            id: string;
                            name: string;
                        } | null;
                        /** @enum {string|null} */
                        decision: "different" | "genuine" | "hold" | "placeholder" | "reviewed" | "same" | "tell" | null;
                        decisions: ("different" | "genuine" | "hold" | "placeholder" | "reviewed" | "same" | "tell")[];
                        /** @description What this kind of finding does, in one sentence. */
                        does: string;
                        /** @description At most five, each masked so that it names nobody, with its file and line. */
                        examples: string[];
                        facts: {
                            [key: string]: string[] | boolean | number | string;
                        };
                        /** @description Every decision ever taken, oldest first. */
                        history: components["schemas"]["PastDecision"][];
                        /** @enum {string} */
                        holds: "launch" | "nothing" | "people";
                        /** @description Null where the finding is decided elsewhere (`rejects`) or read from a source and only shown. */
                        id: string | null;
                        /** @enum {string} */
                        kind: "ambiguous_identity" | "conflict" | "crosswalk_conflict" | "free_text" | "id_space" | "invalid_email" | "invalid_phone" | "keyless_subjects" | "landline" | "late_source" | "no_mail_server" | "rejects" | "shared_address" | "suspect_key" | "typo_domain";
                        /** @description Ids of those who uploaded or mapped the files it was found in: none of them decides it. */
                        makers: string[];
                        reason: string | null;
                        /** @description What it is about, without values: a key's hash, an id space and its files, a file's base name, a domain. */
                        subject: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Guards.decide": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guard: string;
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideGuardBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardWithHistory"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Guards.people": {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Masked addresses, opened for this; needs `people.reveal` and stands in the audit. */
                hints?: "true" | "false";
                /** @description At most this many; 200 by default. */
                limit?: number;
            };
            header?: never;
            path: {
                guard: string;
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardedPeople"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Guards.withdraw": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guard: string;
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardWithHistory"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Guards.decideAll": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideAllBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decided: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Guards.overview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kinds: {
                            blocking: number;
                            can: {
                                decideAll: components["schemas"]["Can"];
                            };
                            /** @description Rows, people, records or ids behind them, as the kind counts. */
                            count: number;
                            decisions: ("different" | "genuine" | "hold" | "placeholder" | "reviewed" | "same" | "tell")[];
                            does: string;
                            findings: number;
                            /** @enum {string} */
                            holds: "launch" | "nothing" | "people";
                            inBulk: boolean;
                            /** @enum {string} */
                            kind: "ambiguous_identity" | "conflict" | "crosswalk_conflict" | "free_text" | "id_space" | "invalid_email" | "invalid_phone" | "keyless_subjects" | "landline" | "late_source" | "no_mail_server" | "rejects" | "shared_address" | "suspect_key" | "typo_domain";
                            undecided: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Sending.held": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            release: components["schemas"]["Can"];
                            releaseRestored: components["schemas"]["Can"];
                        };
                        counts: components["schemas"]["HeldCount"][];
                        held: components["schemas"]["ListedDelivery"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Sending.releaseHeld": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseHeldBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        released: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Holds.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            record: components["schemas"]["Can"];
                        };
                        holds: {
                            authority: string;
                            can: components["schemas"]["HoldCan"];
                            /** Format: date-time */
                            confirmedAt: string | null;
                            confirmedBy: string | null;
                            /** Format: date-time */
                            endedAt: string | null;
                            endedBy: string | null;
                            endReason: string | null;
                            id: string;
                            incidentId: string;
                            inForce: boolean;
                            /** @description Whose people may not be told; empty: nobody of the incident. */
                            lawCodes: string[];
                            reason: string;
                            /** Format: date-time */
                            recordedAt: string;
                            recordedBy: string;
                            /** @description The authority's own number or date of the request. */
                            reference: string;
                            /** @description Of the written request as it arrived. */
                            requestSha256: string;
                            /** @enum {string} */
                            status: "confirmed" | "lifted" | "recorded" | "withdrawn";
                            /** Format: date-time */
                            untilAt: string;
                        }[];
                        names: {
                            [key: string]: string;
                        };
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Holds.record": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Lanes.hotline": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            set: components["schemas"]["Can"];
                        };
                        hotline: components["schemas"]["Hotline"] | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Lanes.setHotline": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HotlineBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hotline: components["schemas"]["Hotline"];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Lanes.clearHotline": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Identities.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            decide: components["schemas"]["Can"];
                        };
                        decisions: {
                            can: {
                                undo: components["schemas"]["Can"];
                            };
                            /** @description The group decided about: the kind of its key, and whom it leads to in the published run; null: to nobody. */
                            group: {
                                /** @enum {string} */
                                kind: "customer_id" | "email" | "phone";
                                person: components["schemas"]["PersonRef"] | null;
                            };
                            id: string;
                            /** @description Whom it is merged into; null for a split. */
                            into: {
                                /** @enum {string} */
                                kind: "customer_id" | "email" | "phone";
                                person: components["schemas"]["PersonRef"] | null;
                            } | null;
                            /** Format: date-time */
                            madeAt: string;
                            madeBy: {
                                id: string;
                                name: string;
                            };
                            reason: string;
                            /** @enum {string} */
                            verb: "merge" | "split";
                            /** @description True while the published run does not follow it yet, or follows it still: resolve again. */
                            waitsForRun: boolean;
                            withdrawn: {
                                /** Format: date-time */
                                at: string;
                                because: string;
                                by: {
                                    id: string;
                                    name: string;
                                };
                            } | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Identities.undo": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                decision: string;
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityDecision"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Identities.merge": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityDecision"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Identities.split": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SplitBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityDecision"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Intake.start": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartBody"];
            };
        };
        responses: {
            /** @description The answer */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sources: components["schemas"]["Source"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Mappings.proposals": {
        parameters: {
            query: {
                /** @description Base names of uploaded files; may be repeated. */
                files: string[];
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposals"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Mappings.accept": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalsBody"];
            };
        };
        responses: {
            /** @description The answer */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        mapping: {
                            [key: string]: components["schemas"]["JsonObject"];
                        };
                        sources: components["schemas"]["Source"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Finance.journals": {
        parameters: {
            query?: {
                /** @description An account of the chart: 2100. */
                account?: string;
                /** @description The `next` of the page before. */
                before?: string;
                limit?: number;
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        journals: {
                            cause: components["schemas"]["JournalCause"];
                            cohortId: string;
                            effectiveOn: string;
                            id: string;
                            key: string;
                            kind: string;
                            lines: components["schemas"]["JournalLine"][];
                            originalPeriod: string | null;
                            period: string;
                            /** @enum {string} */
                            plane: "gl" | "memo";
                            /** Format: date-time */
                            postedAt: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Finance.lines": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Mappings.workbookOfAll": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Mappings.importAll": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
            };
        };
        responses: {
            /** @description The answer */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Changes.list": {
        parameters: {
            query?: {
                /** @description Go on after this person, such as 12:7. */
                after?: string;
                /** @description At most so many people; 100 unless told, 1,000 at most. */
                limit?: string;
                /** @description `grew`: for a supplement; `shrank`: for a correction. */
                list?: "grew" | "shrank";
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesPage"] | components["schemas"]["KeptChangeCounts"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Changes.count": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptChangeCounts"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Notices.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            draft: components["schemas"]["Can"];
                        };
                        discarded: {
                            /** Format: date-time */
                            discardedAt: string | null;
                            discardedBy: string | null;
                            id: string;
                            /** @enum {string} */
                            kind: "correction" | "goodwill" | "individual" | "initial" | "policy" | "supplement" | "update";
                            name: string;
                        }[];
                        names: {
                            [key: string]: string;
                        };
                        notices: {
                            /** Format: date-time */
                            approvedAt: string | null;
                            approvedBy: string | null;
                            audience: components["schemas"]["AudienceFilter"];
                            channels: ("email" | "handover" | "letter" | "sms")[];
                            costCeilingMinor: string;
                            costCurrency: string;
                            /**
                             * Format: date-time
                             * @description A person must be told by then, by law: quiet hours do not keep anybody waiting longer. Null: they always do.
                             */
                            deadlineAt: string | null;
                            digest: string | null;
                            /** Format: date-time */
                            discardedAt: string | null;
                            discardedBy: string | null;
                            /** @description Who else changed it as a draft: none of them approves it. */
                            editors: string[];
                            /**
                             * Format: date-time
                             * @description Approved by one person alone; another looks at it within a day.
                             */
                            emergencyAt: string | null;
                            emergencyReason: string | null;
                            /** @description The hotline's cap when a second person was asked; null: none. */
                            hotline: {
                                callersPerThousand: number;
                                callsPerHour: number;
                            } | null;
                            id: string;
                            incidentId: string;
                            /** @enum {string} */
                            kind: "correction" | "goodwill" | "individual" | "initial" | "policy" | "supplement" | "update";
                            /** Format: date-time */
                            launchedAt: string | null;
                            launchedBy: string | null;
                            listDigest: string | null;
                            /** @description Of a supplement or correction: how many people stand on its list, and the digest of who they are. */
                            listed: number | null;
                            /** Format: date-time */
                            madeAt: string;
                            madeBy: string;
                            name: string;
                            offerSetIds: string[];
                            open: number;
                            overlayVersion: string | null;
                            /** @description Why the system paused it; null where a person did. */
                            pausedBecause: string | null;
                            persons: number;
                            /** @description Null: off. */
                            quietHours: components["schemas"]["QuietHours"] | null;
                            requestedBy: string | null;
                            /** @description Of a supplement: left out, since they got one less than a week ago. */
                            rested: number | null;
                            /** @enum {string|null} */
                            review: "objected" | "upheld" | null;
                            /** Format: date-time */
                            reviewDueAt: string | null;
                            /** Format: date-time */
                            reviewedAt: string | null;
                            reviewedBy: string | null;
                            runNo: number;
                            /** @description Of the longest SMS anybody can get: what the estimate of its cost counts. */
                            smsSegments: number;
                            /** @enum {string} */
                            status: "approved" | "discarded" | "draft" | "launched" | "paused" | "requested" | "stopped";
                            templateIds: string[];
                            told: number;
                            /** @enum {string} */
                            unknownPolicy: "hold" | "next_channel" | "resend";
                            /** @description Who goes first and when. */
                            waves: components["schemas"]["PinnedWaves"];
                        }[];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Drafts.draft": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Offers.listBundles": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        askedAt: string | null;
                        can: {
                            close: components["schemas"]["Can"];
                            decide: components["schemas"]["Can"];
                            retryFailed: components["schemas"]["Can"];
                            submit: components["schemas"]["Can"];
                        } | null;
                        id: string;
                        incidentId: string;
                        name: string;
                        sets: {
                            /** Format: date-time */
                            approvedAt: string | null;
                            approvedBy: string | null;
                            /** Format: date-time */
                            askedAt: string | null;
                            /** @enum {string} */
                            audience: "affected" | "unaffected";
                            budgetGrants: string | null;
                            bundleId: string | null;
                            can: {
                                close: components["schemas"]["Can"];
                                decide: components["schemas"]["Can"];
                                decideRaise: components["schemas"]["Can"];
                                raise: components["schemas"]["Can"];
                                retryFailed: components["schemas"]["Can"];
                                submit: components["schemas"]["Can"];
                            };
                            /** @enum {string} */
                            currency: "AUD" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UGX" | "USD" | "VND" | "ZAR";
                            expiresOn: string | null;
                            expiryMonths: number | null;
                            follows: components["schemas"]["Follows"] | null;
                            id: string;
                            incidentId: string;
                            /** Format: date-time */
                            madeAt: string | null;
                            madeBy: string | null;
                            /** @enum {string} */
                            mode: "auto_apply" | "opt_in";
                            name: string;
                            offers: components["schemas"]["SetOffer"][];
                            /** Format: date-time */
                            opensAt: string | null;
                            /** @enum {string} */
                            status: "approved" | "closed" | "draft" | "submitted";
                            takeUpBps: number;
                        }[];
                    }[];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Offers.createBundle": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BundleBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bundle"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Offers.createSet": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferSetBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferSet"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Offers.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            write: components["schemas"]["Can"];
                        };
                        offers: {
                            /** @enum {string} */
                            currency: "AUD" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UGX" | "USD" | "VND" | "ZAR";
                            eligibility: components["schemas"]["Eligibility"];
                            faceMinor: string;
                            id: string;
                            incidentId: string;
                            /** @enum {string} */
                            kind: "billing_credit" | "cash_payout" | "claim" | "discount_code" | "donation" | "entitlement" | "insurance" | "monitoring";
                            name: string;
                            terms: components["schemas"]["Terms"];
                            /**
                             * @description Left out: `discount_code` T2, all others T1.
                             * @enum {string}
                             */
                            treatment: "T1" | "T2" | "T3";
                            unitCostMinor: string;
                            /** @description The newest version; sets hold the version they were made with. */
                            version: number;
                            who: {
                                en: string;
                                id: string;
                            };
                        }[];
                        sets: {
                            /** Format: date-time */
                            approvedAt: string | null;
                            approvedBy: string | null;
                            /** Format: date-time */
                            askedAt: string | null;
                            /** @enum {string} */
                            audience: "affected" | "unaffected";
                            budgetGrants: string | null;
                            bundleId: string | null;
                            can: {
                                close: components["schemas"]["Can"];
                                decide: components["schemas"]["Can"];
                                decideRaise: components["schemas"]["Can"];
                                raise: components["schemas"]["Can"];
                                retryFailed: components["schemas"]["Can"];
                                submit: components["schemas"]["Can"];
                            };
                            /** @enum {string} */
                            currency: "AUD" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UGX" | "USD" | "VND" | "ZAR";
                            expiresOn: string | null;
                            expiryMonths: number | null;
                            follows: components["schemas"]["Follows"] | null;
                            id: string;
                            incidentId: string;
                            /** Format: date-time */
                            madeAt: string | null;
                            madeBy: string | null;
                            /** @enum {string} */
                            mode: "auto_apply" | "opt_in";
                            name: string;
                            offers: components["schemas"]["SetOffer"][];
                            /** Format: date-time */
                            opensAt: string | null;
                            /** @enum {string} */
                            status: "approved" | "closed" | "draft" | "submitted";
                            takeUpBps: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Offers.create": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Lookups.overlaps": {
        parameters: {
            query?: {
                /** @description So many combinations; 15 unless told. */
                top?: number;
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverlapCounts"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Overviews.look": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverviewSeen"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Pages.standing": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        can: {
                            post: components["schemas"]["Can"];
                            write: components["schemas"]["Can"];
                        };
                        current: components["schemas"]["PageVersion"] | null;
                        kept: {
                            can: {
                                ask: components["schemas"]["Can"];
                            };
                            content: components["schemas"]["PageContent"];
                            id: string;
                            incidentId: string;
                            /** Format: date-time */
                            madeAt: string;
                            madeBy: string;
                            /** @description Hex, of the content's bytes exactly as they are kept and published. */
                            sha256: string;
                        } | null;
                        names: {
                            [key: string]: string;
                        };
                        versions: components["schemas"]["ListedVersion"][];
                        waiting: {
                            /** Format: date-time */
                            askedAt: string;
                            askedBy: string;
                            can: {
                                decide: components["schemas"]["Can"];
                            };
                            content: components["schemas"]["PageContent"];
                            /** @description What a second person decides about. */
                            digest: string;
                            id: string;
                            incidentId: string;
                            /** Format: date-time */
                            madeAt: string;
                            madeBy: string;
                            /** @description Hex, of the content's bytes exactly as they are kept and published. */
                            sha256: string;
                        } | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "PageDrafts.propose": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageDraft"] | components["schemas"]["WaitingDraft"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "PageDrafts.draft": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: string;
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageDraft"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "PageDrafts.ask": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                draft: string;
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingDraft"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "PageDrafts.changes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: string;
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageChanges"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "PageDrafts.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: string;
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "PageDrafts.publish": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                draft: string;
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageStanding"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "PageDrafts.refuse": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                draft: string;
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageStanding"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Pages.asked": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        days: components["schemas"]["InquiryDay"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "PageDrafts.logo": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogoBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedLogo"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "PageDrafts.image": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hash: string;
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Postings.postPage": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PagePostingBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedPosting"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Pages.starter": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        content: components["schemas"]["PageContent"];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Pages.version": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageVersion"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Pages.versionChanges": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageChanges"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Fulfilment.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            make: components["schemas"]["Can"];
                        };
                        names: {
                            [key: string]: string;
                        };
                        payouts: {
                            can: {
                                confirm: components["schemas"]["Can"];
                                download: components["schemas"]["Can"];
                                recall: components["schemas"]["Can"];
                                release: components["schemas"]["Can"];
                            };
                            /** Format: date-time */
                            doneAt: string | null;
                            id: string;
                            incidentId: string;
                            /** @enum {string} */
                            kind: "credit" | "donation" | "payout";
                            /** Format: date-time */
                            madeAt: string;
                            madeBy: string;
                            /** Format: date-time */
                            releasedAt: string | null;
                            releasedBy: string | null;
                            /** @description Everybody who has had its bytes. */
                            revealedBy: string[];
                            rows: number;
                            /** @enum {string} */
                            status: "done" | "open" | "recalled" | "released";
                        }[];
                        waiting: {
                            credit: number;
                            donation: number;
                            payout: number;
                        };
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Fulfilment.handOver": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayoutBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        doneAt: string | null;
                        id: string;
                        incidentId: string;
                        /** @enum {string} */
                        kind: "credit" | "donation" | "payout";
                        leftOut: number;
                        /** Format: date-time */
                        madeAt: string;
                        madeBy: string;
                        /** Format: date-time */
                        releasedAt: string | null;
                        releasedBy: string | null;
                        /** @description Everybody who has had its bytes. */
                        revealedBy: string[];
                        rows: number;
                        /** @enum {string} */
                        status: "done" | "open" | "recalled" | "released";
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Lookups.person": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            merge: components["schemas"]["Can"];
                            reveal: components["schemas"]["Can"];
                        };
                        cohortId: string;
                        country: string | null;
                        dangers: {
                            label: components["schemas"]["IncidentsWords"];
                            name: string;
                            risk: components["schemas"]["IncidentsWords"];
                        }[];
                        exposure: {
                            /** @enum {string} */
                            code: "beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual";
                            /** @enum {string} */
                            form: "encrypted_key_safe" | "encrypted_key_taken" | "hash_strong" | "hash_weak" | "masked" | "plaintext" | "tokenised" | "unknown";
                        }[];
                        files: string[];
                        flags: string[];
                        hasEmail: boolean;
                        hasSms: boolean;
                        held: boolean;
                        incidentId: string;
                        /** @enum {string} */
                        keyKind: "customer_id" | "email" | "phone";
                        linkVersion: number;
                        locale: string | null;
                        personId: number;
                        /** @description Null where the published run has no such person. */
                        profileId: string | null;
                        rows: number;
                        survivor: components["schemas"]["PersonRef"] | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Lookups.reveal": {
        parameters: {
            query: {
                /** @description Stands in the audit. */
                reason: string;
            };
            header?: never;
            path: {
                incident: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedPerson"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Grants.ofPerson": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            void: components["schemas"]["Can"];
                        };
                        chosen: string | null;
                        currency: string;
                        /** Format: date-time */
                        expiresAt: string;
                        faceMinor: string;
                        grant: string;
                        offerSet: string;
                        /** @enum {string} */
                        state: "expired" | "failed" | "fulfilled" | "fulfilling" | "granted" | "redeemed" | "reserved" | "voided";
                    }[];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Lookups.lineage": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lineage"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Messages.previewDraftFor": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonDraftPreviewBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftPreview"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Messages.previewFor": {
        parameters: {
            query?: {
                /** @description The person’s own by default. */
                locale?: "id" | "en";
                /** @description Ids of offer sets the notice would carry, by commas. */
                offerSets?: string;
                /** @description Greets by name and shows the masked account; needs people.reveal and stands in the audit. */
                reason?: string;
            };
            header?: never;
            path: {
                incident: string;
                person: string;
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Proofs.person": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "People.sendPage": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendPageBody"];
            };
        };
        responses: {
            /** @description The answer */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ordered: true;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Statements.statement": {
        parameters: {
            query?: {
                /** @description With a reason, contacts are shown; needs people.reveal. */
                contactsFor?: string;
                locale?: "id" | "en";
            };
            header?: never;
            path: {
                incident: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtractsStatement"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Statements.statementHtml": {
        parameters: {
            query?: {
                /** @description With a reason, contacts are shown; needs people.reveal. */
                contactsFor?: string;
                locale?: "id" | "en";
            };
            header?: never;
            path: {
                incident: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "People.told": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            sendPage: components["schemas"]["Can"];
                        };
                        deliveries: components["schemas"]["ToldDelivery"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Lookups.find": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: components["schemas"]["PersonSummary"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Postings.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        names: {
                            [key: string]: string;
                        };
                        postings: {
                            can: {
                                end: components["schemas"]["Can"];
                                prove: components["schemas"]["Can"];
                                see: components["schemas"]["Can"];
                            };
                            /** Format: date-time */
                            endedAt: string | null;
                            endReason: string | null;
                            /** Format: date-time */
                            endsAt: string;
                            id: string;
                            incidentId: string;
                            lawCodes: string[];
                            locale: string;
                            /** @enum {string} */
                            medium: "app" | "media" | "service_desk" | "site" | "social";
                            /** @description Address of the page, or where else it hangs. */
                            place: string;
                            proofs: components["schemas"]["PostingProof"][];
                            /** Format: date-time */
                            recordedAt: string;
                            recordedBy: string;
                            standing: components["schemas"]["PostingStanding"];
                            /** @description People nobody could reach when it was recorded, by the law that protects them. */
                            standsFor: components["schemas"]["StandsFor"][];
                            /** Format: date-time */
                            startsAt: string;
                            /** @description Word for word. */
                            words: string;
                            wordsSha256: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Postings.post": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostingBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedPosting"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Lookups.profiles": {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many; 10,000 unless told. */
                limit?: number;
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfilePage"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Lookups.profile": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
                profile: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Names of the dangerous combinations it meets. */
                        dangers: string[];
                        exposure: {
                            /** @enum {string} */
                            code: "beh.browse" | "beh.location" | "bio.genetic" | "bio.template" | "com.media" | "com.messages" | "com.support" | "con.address" | "con.addressbook" | "con.email" | "con.email_recovery" | "con.entrycode" | "con.phone" | "cred.hint_qa" | "cred.mfa" | "cred.password" | "cred.password_old" | "cred.pin" | "cred.seed" | "cred.token" | "dev.ids" | "emp.work" | "fin.bank" | "fin.credit" | "fin.cvv" | "fin.expiry" | "fin.income" | "fin.pan" | "fin.points" | "fin.track" | "fin.txn" | "fin.wallet" | "gov.health_id" | "gov.idscan" | "gov.kk" | "gov.license" | "gov.nik" | "gov.passport" | "gov.ssn" | "gov.taxid" | "hlt.claims" | "hlt.mental_sex" | "hlt.record" | "id.alias" | "id.dob" | "id.family" | "id.gender" | "id.marital" | "id.mother" | "id.name" | "id.nationality" | "id.pob" | "oth.free" | "spc.child" | "spc.crime" | "spc.ethnic_politic" | "spc.religion" | "spc.sexual";
                            /** @enum {string} */
                            form: "encrypted_key_safe" | "encrypted_key_taken" | "hash_strong" | "hash_weak" | "masked" | "plaintext" | "tokenised" | "unknown";
                        }[];
                        id: string;
                        minors: number;
                        persons: number;
                        /**
                         * @description The gravest of its categories in their forms.
                         * @enum {number}
                         */
                        tier: 0 | 1 | 2 | 3 | 4;
                        told: {
                            en: components["schemas"]["ExposureSection"];
                            id: components["schemas"]["ExposureSection"];
                        };
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Claims.listProgrammes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            declare: components["schemas"]["Can"];
                        };
                        programmes: {
                            engagement: string;
                            /** @description The last day on which the vendor takes anybody in. */
                            enrolBy: string;
                            enrolled: number;
                            enrolUrl: string;
                            id: string;
                            incidentId: string;
                            offerId: string;
                            vendor: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Claims.declare": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProgrammeBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Programme"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Proofs.incident": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Proofs.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            fetch: components["schemas"]["Can"];
                        };
                        days: components["schemas"]["DailyRoot"][];
                        publicKey: string;
                        publishedAt: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Finance.proofs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            prove: components["schemas"]["Can"];
                        };
                        names: {
                            [key: string]: string;
                        };
                        order: components["schemas"]["Proving"] | null;
                        proofs: components["schemas"]["MadeProof"][];
                        steps: [
                            "book",
                            "accounts",
                            "counts",
                            "journals",
                            "budgets"
                        ];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Finance.askProof": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proving"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Incidents.look": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadinessList"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Reports.made": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            ask: components["schemas"]["Can"];
                        };
                        reports: components["schemas"]["StoredReport"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Reports.ask": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredReport"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Intake.rejects": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rejects: components["schemas"]["Reject"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Sources.rejectsFile": {
        parameters: {
            query?: {
                /** @description One source by id or base name; all where it is left out. */
                file?: string;
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Intake.accept": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptRejectsBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sources: components["schemas"]["Source"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Offers.duties": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompensationDuty"][];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "People.standing": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What stops a launch now; a page of the gravest, and how many there are. */
                        blocking: {
                            count: number;
                            first: components["schemas"]["BlockingGuard"][];
                        };
                        can: {
                            resolve: components["schemas"]["Can"];
                        };
                        /** @description Merges, splits and placeholders that the published run does not obey yet, or obeys still. */
                        decisionsWaiting: number;
                        /** @description True where a run begun now would find exactly what the published one did. */
                        isCurrent: boolean;
                        order: components["schemas"]["WorkOrder"] | null;
                        /** @description Why a run begun now would be refused; null where it would not. */
                        refusal: components["schemas"]["Refusal"] | null;
                        /** @description The published run, then those before it; at most ten. */
                        runs: components["schemas"]["PublishedRun"][];
                        underWay: components["schemas"]["RunUnderWay"] | null;
                        /** @description Files the published run does not know as they stand now. */
                        unknown: string[];
                        /** @description Files that are not read to their end yet: a run begun now knows nothing of them. */
                        unread: {
                            file: string;
                            status: string;
                        }[];
                        wouldRead: components["schemas"]["FilesToRead"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "People.resolve": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        run: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Sending.releaseRestored": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        released: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "People.latestRun": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        run: components["schemas"]["WorkOrder"] | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Seeds.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            change: components["schemas"]["Can"];
                        };
                        seeds: components["schemas"]["SeedRow"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Seeds.add": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeedBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Seeds.remove": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                seed: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "SendingBills.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bills: components["schemas"]["Bill"][];
                        can: {
                            write: components["schemas"]["Can"];
                        };
                        names: {
                            [key: string]: string;
                        };
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "SendingBills.record": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BillBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bill"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "SendingBills.withdraw": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                bill: string;
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bill"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Sharing.standing": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            decide: components["schemas"]["Can"];
                            end: components["schemas"]["Can"];
                            request: components["schemas"]["Can"];
                        };
                        cohortsDone: number;
                        /** @description Cohorts whose keys are not those of the published run yet. */
                        cohortsDue: number;
                        keys: number;
                        /** @description The last request, whatever became of it; null where nobody ever asked. */
                        latest: components["schemas"]["SharingRow"] | null;
                        names: {
                            [key: string]: string;
                        };
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Sharing.request": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharingStanding"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Sharing.approve": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharingStanding"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Sharing.duplicates": {
        parameters: {
            query?: {
                /** @description Go on after this person, such as 12:7. */
                after?: string;
                /** @description At most so many people; 100 unless told, 1,000 at most. */
                limit?: string;
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description When keys were last compared; null: not yet.
                         */
                        comparedAt: string | null;
                        incidents: {
                            incidentId: string;
                            persons: number;
                        }[];
                        /** @description The keys of some shared incident are others by now: a worker compares them anew. */
                        isComparing: boolean;
                        /** @description The page after begins behind this person; null at the end. */
                        next: components["schemas"]["PersonRef"] | null;
                        people: components["schemas"]["Duplicate"][];
                        /** @description Each person once, in however many other incidents. */
                        persons: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Sharing.end": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharingStanding"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Sharing.refuse": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharingStanding"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Sources.sources": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilesAnswer"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Sources.one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceAnswer"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Sources.remove": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Sources.cancel": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceAnswer"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Mappings.inspect": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inspected"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Mappings.get": {
        parameters: {
            query?: {
                /** @description A version; the current one where it is left out. */
                version?: string;
            };
            header?: never;
            path: {
                incident: string;
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingVersion"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Mappings.put": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                source: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingBody"];
            };
        };
        responses: {
            /** @description The answer */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sources: components["schemas"]["Source"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Mappings.workbook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Mappings.importOne": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                source: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
            };
        };
        responses: {
            /** @description The answer */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Mappings.check": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                source: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingCheck"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Mappings.versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        versions: components["schemas"]["MappingVersion"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Sources.rejectsOf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rejects: components["schemas"]["RejectedFor"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Sources.live": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Statements.everyone": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Unknowns.suppressions": {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Only those let go again, or only those in force. */
                lifted?: "yes" | "no";
                /** @description At most this many; 200 by default. */
                limit?: number;
                reason?: "bounce" | "complaint" | "not_mine";
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            lift: components["schemas"]["Can"];
                        };
                        next: string | null;
                        suppressed: components["schemas"]["SuppressedAddress"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Unknowns.lift": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LiftBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lifted: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Messages.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            write: components["schemas"]["Can"];
                        };
                        names: {
                            [key: string]: string;
                        };
                        templates: {
                            body: string;
                            /** @enum {string} */
                            channel: "email" | "letter" | "sms";
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            /** @description SHA-256 of subject, preheader and body, hex. */
                            fingerprint: string;
                            id: string;
                            incidentId: string;
                            /** @description Codes of laws, sorted; none: the general text. */
                            jurisdictions: string[];
                            /** @enum {string} */
                            kind: "correction" | "goodwill" | "individual" | "initial" | "policy" | "supplement" | "update";
                            linkFree: boolean;
                            /** @enum {string} */
                            locale: "en" | "id";
                            preheader: string | null;
                            subject: string | null;
                            usedBy: {
                                id: string;
                                name: string;
                                /** @enum {string} */
                                status: "approved" | "discarded" | "draft" | "launched" | "paused" | "requested" | "stopped";
                            }[];
                            version: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Messages.save": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Messages.one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Messages.lint": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                template: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LintBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        costs: {
                            /** @description Of the line that priced it; '' is the one for every other country. */
                            country: string;
                            /** @description Millionths of a US dollar. */
                            micros: string;
                            of: string;
                            pricedOn: string;
                            source: string;
                        }[];
                        /** Format: date-time */
                        countedAt: string | null;
                        findings: components["schemas"]["MessagesFinding"][];
                        /** @description Empty for a text that cannot be rendered. */
                        laws: components["schemas"]["ChecklistLaw"][];
                        /** @description 0: nobody yet; the text is held as if somebody were. */
                        persons: number;
                        readability: components["schemas"]["Readability"];
                        worstSms: components["schemas"]["WorstSms"] | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Messages.preview": {
        parameters: {
            query?: {
                locale?: "id" | "en";
                /** @description Ids of offer sets the notice would carry, by commas. */
                offerSets?: string;
                /** @description A profile’s id; an example exposure by default. */
                profile?: string;
            };
            header?: never;
            path: {
                incident: string;
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Identities.listUnaffected": {
        parameters: {
            query?: {
                /** @description Go on after this person, such as 12:7. */
                after?: string;
                /** @description At most so many people; 100 unless told, 1,000 at most. */
                limit?: string;
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnaffectedPage"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Unknowns.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                channel?: "email" | "sms" | "letter" | "handover";
                /** @description At most this many; 200 by default. */
                limit?: number;
                notice?: string;
                /** @description At least this old. */
                olderThanMinutes?: number;
                /** @description Why it waits. */
                standing?: "waiting" | "silent" | "canary_waits" | "settling" | "not_asked" | "held" | "exhausted" | "no_channel" | "restored";
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        standings: {
                            [key: string]: string;
                        };
                        unknowns: components["schemas"]["UnknownDelivery"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Unknowns.decide": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideUnknownsBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Unknowns.overview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            decide: components["schemas"]["Can"];
                        };
                        counts: components["schemas"]["UnknownCount"][];
                        standings: {
                            [key: string]: string;
                        };
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Uploads.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        uploads: components["schemas"]["UploadAnswer"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Uploads.begin": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                /** @description 1.0.0 */
                "Tus-Resumable": string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Uploads.options": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Uploads.one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
                upload: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Uploads.abandon": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                upload: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Uploads.offset": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                /** @description 1.0.0 */
                "Tus-Resumable": string;
            };
            path: {
                incident: string;
                upload: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Uploads.append": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                /** @description 1.0.0 */
                "Tus-Resumable": string;
            };
            path: {
                incident: string;
                upload: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Uploads.compare": {
        parameters: {
            query: {
                /** @description From which byte of the upload on. */
                offset: string;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
                upload: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        same: boolean;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Vendors.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            ask: components["schemas"]["Can"];
                        };
                        names: {
                            [key: string]: string;
                        };
                        vendors: {
                            can: {
                                decide: components["schemas"]["Can"];
                                end: components["schemas"]["Can"];
                            };
                            /** @enum {string} */
                            channel: "handover" | "letter";
                            /** @enum {string} */
                            content: "full" | "short";
                            /** Format: date-time */
                            decidedAt: string | null;
                            decidedBy: string | null;
                            digest: string;
                            duplex: boolean;
                            fields: ("customer_id" | "email" | "name" | "phone")[];
                            fingerprint: string;
                            id: string;
                            incidentId: string;
                            keyBytes: number;
                            name: string;
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            /** @enum {string} */
                            status: "approved" | "ended" | "refused" | "requested";
                        }[];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Vendors.request": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VendorBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vendor"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Grants.list": {
        parameters: {
            query?: {
                /** @description Only these; every one by default. */
                status?: "asked" | "refused" | "voided" | "revived";
            };
            header?: never;
            path: {
                incident: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        askedAt: string;
                        askedBy: string;
                        askedByName: string | null;
                        atStakeMinor: string;
                        can: {
                            decide: components["schemas"]["Can"];
                        };
                        /** @enum {string} */
                        cause: "absorbed" | "staff";
                        cohortId: string;
                        currency: string;
                        decidedBy: string | null;
                        decidedByName: string | null;
                        grantId: string;
                        no: number;
                        offerSetId: string;
                        personId: number;
                        reason: string;
                        /** @enum {string} */
                        status: "asked" | "refused" | "revived" | "voided";
                    }[];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Lanes.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lanes: {
                            /**
                             * @description What lets a halted lane go on by itself: room in the day's quota; null: a person.
                             * @enum {string|null}
                             */
                            awaits: "quota" | null;
                            brake: components["schemas"]["Brake"];
                            can: {
                                cap: components["schemas"]["Can"];
                                halt: components["schemas"]["Can"];
                                release: components["schemas"]["Can"];
                            };
                            /** @description What a person allows at most, below what the provider does; null: no less. */
                            capPerS: number | null;
                            /** @description '' is every country: e-mail knows none. */
                            country: string;
                            /** Format: date-time */
                            haltedAt: string | null;
                            hour: components["schemas"]["HourCounts"];
                            id: string;
                            leaseMs: number;
                            mailboxes: components["schemas"]["ListedMailbox"][];
                            /** @enum {string} */
                            provider: "ses" | "twilio";
                            rateMaxPerS: number;
                            ratePerS: number;
                            reason: string | null;
                            /** @description Why it is halted, where the engine itself halted it; null: a provider's or a person's words stand in `reason`. */
                            reasonWords: components["schemas"]["Both"] | null;
                            sender: string;
                            /**
                             * Format: date-time
                             * @description Up to this instant every slot is spent.
                             */
                            spentUntil: string;
                            /** @enum {string} */
                            status: "halted" | "open";
                            /** Format: date-time */
                            throttledAt: string | null;
                            timeoutMs: number;
                            /**
                             * @description What becomes of its unknowns whatever the notices say; null: as each says.
                             * @enum {string|null}
                             */
                            unknownPolicy: "hold" | "next_channel" | "resend" | null;
                            /** Format: date-time */
                            updatedAt: string;
                            /** @description Messages that wait to go out by this provider, of every notice; SMS of all countries together. */
                            waiting: number;
                            windowMs: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Lanes.cap": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                lane: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CapBody"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Lanes.halt": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                lane: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HaltBody"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Lanes.release": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                lane: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Unknowns.lanePolicy": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                lane: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LanePolicyBody"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Laws.book": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        calendars: components["schemas"]["Calendar"][];
                        laws: components["schemas"]["Law"][];
                        /** Format: date-time */
                        seenAt: string;
                        version: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "LawEdits.approve": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What is in force; of a law that was never approved here, what waits. */
                        current: components["schemas"]["Calendar"] | components["schemas"]["Law"];
                        edited: boolean;
                        /** @description False while a law that is not shipped waits for its first approval. */
                        inForce: boolean;
                        /** @enum {string} */
                        kind: "calendar" | "law";
                        /** @description True where a newer release ships other data than the edit replaced: somebody should compare. */
                        shippedDiffers: boolean;
                        /** @description The version in force; 0 as shipped. */
                        version: number;
                        /** @description The version that waits for a second person. */
                        waiting: number | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "LawEdits.refuse": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What is in force; of a law that was never approved here, what waits. */
                        current: components["schemas"]["Calendar"] | components["schemas"]["Law"];
                        edited: boolean;
                        /** @description False while a law that is not shipped waits for its first approval. */
                        inForce: boolean;
                        /** @enum {string} */
                        kind: "calendar" | "law";
                        /** @description True where a newer release ships other data than the edit replaced: somebody should compare. */
                        shippedDiffers: boolean;
                        /** @description The version in force; 0 as shipped. */
                        version: number;
                        /** @description The version that waits for a second person. */
                        waiting: number | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "LawEdits.reset": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LawResetBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposed"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "LawEdits.withdraw": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What is in force; of a law that was never approved here, what waits. */
                        current: components["schemas"]["Calendar"] | components["schemas"]["Law"];
                        edited: boolean;
                        /** @description False while a law that is not shipped waits for its first approval. */
                        inForce: boolean;
                        /** @enum {string} */
                        kind: "calendar" | "law";
                        /** @description True where a newer release ships other data than the edit replaced: somebody should compare. */
                        shippedDiffers: boolean;
                        /** @description The version in force; 0 as shipped. */
                        version: number;
                        /** @description The version that waits for a second person. */
                        waiting: number | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Laws.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            revise: components["schemas"]["Can"];
                        };
                        entries: {
                            /** @description What is in force; of a law that was never approved here, what waits. */
                            current: components["schemas"]["Calendar"] | components["schemas"]["Law"];
                            edited: boolean;
                            /** @description False while a law that is not shipped waits for its first approval. */
                            inForce: boolean;
                            /** @enum {string} */
                            kind: "calendar" | "law";
                            /** @description True where a newer release ships other data than the edit replaced: somebody should compare. */
                            shippedDiffers: boolean;
                            /** @description The version in force; 0 as shipped. */
                            version: number;
                            /** @description The version that waits for a second person. */
                            waiting: number | null;
                        }[];
                        version: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Laws.revise": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LawBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposed"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Laws.law": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: components["schemas"]["LawCan"];
                        /** @description What is in force; of a law that was never approved here, what waits. */
                        current: components["schemas"]["Calendar"] | components["schemas"]["Law"];
                        edited: boolean;
                        /** @description False while a law that is not shipped waits for its first approval. */
                        inForce: boolean;
                        /** @enum {string} */
                        kind: "calendar" | "law";
                        names: {
                            [key: string]: string;
                        };
                        /** @description True where a newer release ships other data than the edit replaced: somebody should compare. */
                        shippedDiffers: boolean;
                        /** @description The version in force; 0 as shipped. */
                        version: number;
                        versions: components["schemas"]["LawVersion"][];
                        /** @description The version that waits for a second person. */
                        waiting: number | null;
                        waitingDigest: string | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Finance.prove": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProveBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proof"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Watching.live": {
        parameters: {
            query?: {
                /** @description Also of this incident, by id or short name. */
                incident?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Me.me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string;
                        id: string;
                        incidents: string[] | "all";
                        name: string;
                        permissions: string[];
                        roles: ("admin" | "approver" | "auditor" | "finance" | "hotline" | "incident_lead" | "writer")[];
                        secondFactor: components["schemas"]["SecondFactor"];
                        session: components["schemas"]["OpenSession"] | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Me.password": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordBody"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Me.begin": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Me.confirm": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Me.recoveryCodes": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Me.mySessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sessions: components["schemas"]["ListedSession"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Me.endSession": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Me.endOthers": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Papers.frame": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Papers.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            set: components["schemas"]["Can"];
                        };
                        prices: components["schemas"]["UnitPrice"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Papers.set": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        price: components["schemas"]["UnitPrice"];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Papers.history": {
        parameters: {
            query: {
                channel: "email" | "sms" | "letter";
                /** @description ISO 3166 code; left out: the line for every other country. */
                country?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        names: {
                            [key: string]: string;
                        };
                        prices: components["schemas"]["SetPrice"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Messages.starters": {
        parameters: {
            query?: {
                /** @description E-mail and SMS by default. */
                channel?: "email" | "sms" | "letter";
                /** @description Code of a law that needs a text of its own, such as US-MA. */
                jurisdiction?: string;
                /** @description individual by default. */
                kind?: "initial" | "individual" | "supplement" | "correction" | "update" | "policy" | "goodwill";
                locale?: "id" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        starters: components["schemas"]["TemplateDraft"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Messages.variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        variables: {
                            [key: string]: components["schemas"]["Variable"];
                        };
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Notices.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        approvedAt: string | null;
                        approvedBy: string | null;
                        audience: components["schemas"]["AudienceFilter"];
                        can: components["schemas"]["NoticeCan"];
                        channels: ("email" | "handover" | "letter" | "sms")[];
                        cohorts: number;
                        costCeilingMinor: string;
                        costCurrency: string;
                        /**
                         * Format: date-time
                         * @description When this was looked up: of two standings the later one holds.
                         */
                        countedAt: string;
                        /**
                         * Format: date-time
                         * @description A person must be told by then, by law: quiet hours do not keep anybody waiting longer. Null: they always do.
                         */
                        deadlineAt: string | null;
                        /** @description By channel, by state. */
                        deliveries: {
                            [key: string]: {
                                [key: string]: number;
                            };
                        };
                        digest: string | null;
                        /** Format: date-time */
                        discardedAt: string | null;
                        discardedBy: string | null;
                        /** @description Nothing pending, claimed, sending or unknown, no rung owed. */
                        dispatched: boolean;
                        /** @description Who else changed it as a draft: none of them approves it. */
                        editors: string[];
                        /**
                         * Format: date-time
                         * @description Approved by one person alone; another looks at it within a day.
                         */
                        emergencyAt: string | null;
                        emergencyReason: string | null;
                        /** @description The hotline's cap when a second person was asked; null: none. */
                        hotline: {
                            callersPerThousand: number;
                            callsPerHour: number;
                        } | null;
                        id: string;
                        incidentId: string;
                        /** @enum {string} */
                        kind: "correction" | "goodwill" | "individual" | "initial" | "policy" | "supplement" | "update";
                        /** Format: date-time */
                        launchedAt: string | null;
                        launchedBy: string | null;
                        listDigest: string | null;
                        /** @description Of a supplement or correction: how many people stand on its list, and the digest of who they are. */
                        listed: number | null;
                        /** Format: date-time */
                        madeAt: string;
                        madeBy: string;
                        materialised: number;
                        name: string;
                        names: {
                            [key: string]: string;
                        };
                        noticeId: string;
                        offerSetIds: string[];
                        open: number;
                        overlayVersion: string | null;
                        /** @description Why the system paused it; null where a person did, or nobody. */
                        pausedBecause: string | null;
                        persons: number;
                        /** @description Null: off. */
                        quietHours: components["schemas"]["QuietHours"] | null;
                        refusal: components["schemas"]["RefusedRequest"] | null;
                        requestedBy: string | null;
                        /** @description Of a supplement: left out, since they got one less than a week ago. */
                        rested: number | null;
                        /** @enum {string|null} */
                        review: "objected" | "upheld" | null;
                        /** Format: date-time */
                        reviewDueAt: string | null;
                        /** Format: date-time */
                        reviewedAt: string | null;
                        reviewedBy: string | null;
                        runNo: number;
                        /** @description Of seed recipients, by channel, by state; they stand in no other figure. */
                        seeds: {
                            [key: string]: {
                                [key: string]: number;
                            };
                        };
                        /** @description Of the longest SMS anybody can get: what the estimate of its cost counts. */
                        smsSegments: number;
                        /** @enum {string} */
                        status: "approved" | "discarded" | "draft" | "launched" | "paused" | "requested" | "stopped";
                        templateIds: string[];
                        told: number;
                        /** @description Cohorts whose deliveries changed since they were counted, or that are still to be made; 0: every figure is exact. */
                        uncounted: number;
                        /** @enum {string} */
                        unknownPolicy: "hold" | "next_channel" | "resend";
                        waveOrder: components["schemas"]["PinnedWaves"];
                        waves: components["schemas"]["Wave"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Papers.packOf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Notices.approve": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveBody"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Emergencies.approveAlone": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AloneBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        reviewDueAt: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Preflights.ceiling": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            decide: components["schemas"]["Can"];
                            raise: components["schemas"]["Can"];
                        };
                        ceilingMinor: string;
                        /** @enum {string} */
                        currency: "AUD" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UGX" | "USD" | "VND" | "ZAR";
                        /** @description Rungs that wait for a higher ceiling. */
                        held: number;
                        names: {
                            [key: string]: string;
                        };
                        raises: components["schemas"]["Raise"][];
                        /** @description Null: the whole ladder costs less than the ceiling, nothing is metered. */
                        spentMinor: string | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Preflights.raise": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CeilingBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        digest: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Preflights.approve": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveBody"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Preflights.refuse": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseBody"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Drafts.discard": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Drafts.edit": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        approvedAt: string | null;
                        approvedBy: string | null;
                        audience: components["schemas"]["AudienceFilter"];
                        channels: ("email" | "handover" | "letter" | "sms")[];
                        costCeilingMinor: string;
                        costCurrency: string;
                        /**
                         * Format: date-time
                         * @description A person must be told by then, by law: quiet hours do not keep anybody waiting longer. Null: they always do.
                         */
                        deadlineAt: string | null;
                        digest: string | null;
                        /** Format: date-time */
                        discardedAt: string | null;
                        discardedBy: string | null;
                        /** @description Who else changed it as a draft: none of them approves it. */
                        editors: string[];
                        /**
                         * Format: date-time
                         * @description Approved by one person alone; another looks at it within a day.
                         */
                        emergencyAt: string | null;
                        emergencyReason: string | null;
                        /** @description The hotline's cap when a second person was asked; null: none. */
                        hotline: {
                            callersPerThousand: number;
                            callsPerHour: number;
                        } | null;
                        id: string;
                        incidentId: string;
                        /** @enum {string} */
                        kind: "correction" | "goodwill" | "individual" | "initial" | "policy" | "supplement" | "update";
                        /** Format: date-time */
                        launchedAt: string | null;
                        launchedBy: string | null;
                        listDigest: string | null;
                        /** @description Of a supplement or correction: how many people stand on its list, and the digest of who they are. */
                        listed: number | null;
                        /** Format: date-time */
                        madeAt: string;
                        madeBy: string;
                        name: string;
                        offerSetIds: string[];
                        overlayVersion: string | null;
                        /** @description Why the system paused it; null where a person did. */
                        pausedBecause: string | null;
                        /** @description Null: off. */
                        quietHours: components["schemas"]["QuietHours"] | null;
                        requestedBy: string | null;
                        /** @description Of a supplement: left out, since they got one less than a week ago. */
                        rested: number | null;
                        /** @enum {string|null} */
                        review: "objected" | "upheld" | null;
                        /** Format: date-time */
                        reviewDueAt: string | null;
                        /** Format: date-time */
                        reviewedAt: string | null;
                        reviewedBy: string | null;
                        runNo: number;
                        /** @description Of the longest SMS anybody can get: what the estimate of its cost counts. */
                        smsSegments: number;
                        /** @enum {string} */
                        status: "approved" | "discarded" | "draft" | "launched" | "paused" | "requested" | "stopped";
                        templateIds: string[];
                        /** @enum {string} */
                        unknownPolicy: "hold" | "next_channel" | "resend";
                        /** @description Who goes first and when. */
                        waves: components["schemas"]["PinnedWaves"];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Notices.launch": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LaunchBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LaunchResult"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Live.live": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Nothing to send */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Notices.openWave": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenWaveBody"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Outlooks.outlook": {
        parameters: {
            query: {
                /** @description Look at so many people at most. */
                limit?: string;
                /** @description An approved vendor. */
                vendor: string;
            };
            header?: never;
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outlook"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Notices.pause": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Notices.plan": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        approvedAt: string | null;
                        approvedBy: string | null;
                        audience: components["schemas"]["AudienceFilter"];
                        channels: ("email" | "handover" | "letter" | "sms")[];
                        costCeilingMinor: string;
                        costCurrency: string;
                        /**
                         * Format: date-time
                         * @description A person must be told by then, by law: quiet hours do not keep anybody waiting longer. Null: they always do.
                         */
                        deadlineAt: string | null;
                        digest: string | null;
                        /** Format: date-time */
                        discardedAt: string | null;
                        discardedBy: string | null;
                        /** @description Who else changed it as a draft: none of them approves it. */
                        editors: string[];
                        /**
                         * Format: date-time
                         * @description Approved by one person alone; another looks at it within a day.
                         */
                        emergencyAt: string | null;
                        emergencyReason: string | null;
                        /** @description The hotline's cap when a second person was asked; null: none. */
                        hotline: {
                            callersPerThousand: number;
                            callsPerHour: number;
                        } | null;
                        id: string;
                        incidentId: string;
                        /** @enum {string} */
                        kind: "correction" | "goodwill" | "individual" | "initial" | "policy" | "supplement" | "update";
                        /** Format: date-time */
                        launchedAt: string | null;
                        launchedBy: string | null;
                        listDigest: string | null;
                        /** @description Of a supplement or correction: how many people stand on its list, and the digest of who they are. */
                        listed: number | null;
                        /** Format: date-time */
                        madeAt: string;
                        madeBy: string;
                        name: string;
                        offerSetIds: string[];
                        overlayVersion: string | null;
                        /** @description Why the system paused it; null where a person did. */
                        pausedBecause: string | null;
                        /** @description Null: off. */
                        quietHours: components["schemas"]["QuietHours"] | null;
                        requestedBy: string | null;
                        /** @description Of a supplement: left out, since they got one less than a week ago. */
                        rested: number | null;
                        /** @enum {string|null} */
                        review: "objected" | "upheld" | null;
                        /** Format: date-time */
                        reviewDueAt: string | null;
                        /** Format: date-time */
                        reviewedAt: string | null;
                        reviewedBy: string | null;
                        runNo: number;
                        /** @description Of the longest SMS anybody can get: what the estimate of its cost counts. */
                        smsSegments: number;
                        /** @enum {string} */
                        status: "approved" | "discarded" | "draft" | "launched" | "paused" | "requested" | "stopped";
                        templateIds: string[];
                        /** @enum {string} */
                        unknownPolicy: "hold" | "next_channel" | "resend";
                        /** @description Who goes first and when. */
                        waves: components["schemas"]["PinnedWaves"];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Preflights.preflight": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            count: components["schemas"]["Can"];
                        };
                        /** Format: date-time */
                        countedAt: string | null;
                        /** @description A worker owes a count: none was made yet, of what stands now, or since somebody asked. */
                        isCounting: boolean;
                        preflight: {
                            blockers: components["schemas"]["Blocker"][];
                            ceiling: {
                                amountMinor: string;
                                currency: string;
                            };
                            /** @description Deliveries made at launch. */
                            channels: {
                                email: number;
                                handover?: number;
                                letter?: number;
                                sms: number;
                            };
                            cost: {
                                expected: components["schemas"]["CostEstimate"];
                                worst: components["schemas"]["CostEstimate"];
                            };
                            /** @description SMS that follow only where an e-mail fails. */
                            fallback: number;
                            /** @description As if it were launched now; null once it was. */
                            forecast: components["schemas"]["LaunchForecast"] | null;
                            /** @description Planned, but waiting until a person decides about them. */
                            held: number;
                            /** @description Letters, should every e-mail and SMS before them fail. */
                            letters: number;
                            noticeId: string;
                            /** @description Of the SMS: beside an e-mail, because the mailbox is not safe. */
                            parallel: number;
                            persons: number;
                            providers: {
                                [key: string]: components["schemas"]["ProviderCheck"][];
                            };
                            publishedRunNo: number | null;
                            /** @description People who get a delivery, those held included. */
                            reached: number;
                            /** @description Of a supplement: left out, since they got one less than a week ago; null for other kinds. */
                            resting: number | null;
                            runNo: number;
                            /** @description Of the longest SMS anybody can get; those sent at launch; and those that may follow. */
                            segments: {
                                perSms: number;
                                planned: number;
                                worst: number;
                            };
                            unreached: {
                                channel_not_used?: number;
                                deceased?: number;
                                no_contact?: number;
                                no_mobile?: number;
                            };
                            /** @description What a person should know; none of it stops a launch. */
                            warnings: components["schemas"]["Both"][];
                        } | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Preflights.count": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            count: components["schemas"]["Can"];
                        };
                        /** Format: date-time */
                        countedAt: string | null;
                        /** @description A worker owes a count: none was made yet, of what stands now, or since somebody asked. */
                        isCounting: boolean;
                        preflight: {
                            blockers: components["schemas"]["Blocker"][];
                            ceiling: {
                                amountMinor: string;
                                currency: string;
                            };
                            /** @description Deliveries made at launch. */
                            channels: {
                                email: number;
                                handover?: number;
                                letter?: number;
                                sms: number;
                            };
                            cost: {
                                expected: components["schemas"]["CostEstimate"];
                                worst: components["schemas"]["CostEstimate"];
                            };
                            /** @description SMS that follow only where an e-mail fails. */
                            fallback: number;
                            /** @description As if it were launched now; null once it was. */
                            forecast: components["schemas"]["LaunchForecast"] | null;
                            /** @description Planned, but waiting until a person decides about them. */
                            held: number;
                            /** @description Letters, should every e-mail and SMS before them fail. */
                            letters: number;
                            noticeId: string;
                            /** @description Of the SMS: beside an e-mail, because the mailbox is not safe. */
                            parallel: number;
                            persons: number;
                            providers: {
                                [key: string]: components["schemas"]["ProviderCheck"][];
                            };
                            publishedRunNo: number | null;
                            /** @description People who get a delivery, those held included. */
                            reached: number;
                            /** @description Of a supplement: left out, since they got one less than a week ago; null for other kinds. */
                            resting: number | null;
                            runNo: number;
                            /** @description Of the longest SMS anybody can get; those sent at launch; and those that may follow. */
                            segments: {
                                perSms: number;
                                planned: number;
                                worst: number;
                            };
                            unreached: {
                                channel_not_used?: number;
                                deceased?: number;
                                no_contact?: number;
                                no_mobile?: number;
                            };
                            /** @description What a person should know; none of it stops a launch. */
                            warnings: components["schemas"]["Both"][];
                        } | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Notices.refuse": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseBody"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Notices.resume": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Lanes.retry": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetryCount"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Lanes.countRetry": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryFilterBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetryCount"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Emergencies.review": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewBody"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Notices.stop": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StopResult"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Notices.submit": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        digest: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Notices.withdraw": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Offers.getBundle": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bundle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        askedAt: string | null;
                        can: {
                            close: components["schemas"]["Can"];
                            decide: components["schemas"]["Can"];
                            retryFailed: components["schemas"]["Can"];
                            submit: components["schemas"]["Can"];
                        } | null;
                        id: string;
                        incidentId: string;
                        name: string;
                        sets: {
                            /** Format: date-time */
                            approvedAt: string | null;
                            approvedBy: string | null;
                            /** Format: date-time */
                            askedAt: string | null;
                            /** @enum {string} */
                            audience: "affected" | "unaffected";
                            budgetGrants: string | null;
                            bundleId: string | null;
                            can: {
                                close: components["schemas"]["Can"];
                                decide: components["schemas"]["Can"];
                                decideRaise: components["schemas"]["Can"];
                                raise: components["schemas"]["Can"];
                                retryFailed: components["schemas"]["Can"];
                                submit: components["schemas"]["Can"];
                            };
                            /** @enum {string} */
                            currency: "AUD" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UGX" | "USD" | "VND" | "ZAR";
                            expiresOn: string | null;
                            expiryMonths: number | null;
                            follows: components["schemas"]["Follows"] | null;
                            id: string;
                            incidentId: string;
                            /** Format: date-time */
                            madeAt: string | null;
                            madeBy: string | null;
                            /** @enum {string} */
                            mode: "auto_apply" | "opt_in";
                            name: string;
                            offers: components["schemas"]["SetOffer"][];
                            /** Format: date-time */
                            opensAt: string | null;
                            /** @enum {string} */
                            status: "approved" | "closed" | "draft" | "submitted";
                            takeUpBps: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Offers.approveBundle": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                bundle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bundle"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Offers.refuseBundle": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                bundle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bundle"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Offers.submitBundle": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                bundle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        digest: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Offers.getSet": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        approvedAt: string | null;
                        approvedBy: string | null;
                        /** Format: date-time */
                        askedAt: string | null;
                        /** @enum {string} */
                        audience: "affected" | "unaffected";
                        budgetGrants: string | null;
                        bundleId: string | null;
                        can: {
                            close: components["schemas"]["Can"];
                            decide: components["schemas"]["Can"];
                            decideRaise: components["schemas"]["Can"];
                            raise: components["schemas"]["Can"];
                            retryFailed: components["schemas"]["Can"];
                            submit: components["schemas"]["Can"];
                        };
                        /** @enum {string} */
                        currency: "AUD" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UGX" | "USD" | "VND" | "ZAR";
                        expiresOn: string | null;
                        expiryMonths: number | null;
                        follows: components["schemas"]["Follows"] | null;
                        id: string;
                        incidentId: string;
                        /** Format: date-time */
                        madeAt: string | null;
                        madeBy: string | null;
                        /** @enum {string} */
                        mode: "auto_apply" | "opt_in";
                        name: string;
                        offers: {
                            eligibility: components["schemas"]["Eligibility"];
                            faceMinor: string;
                            /** @enum {string} */
                            kind: "billing_credit" | "cash_payout" | "claim" | "discount_code" | "donation" | "entitlement" | "insurance" | "monitoring";
                            name: string;
                            offerId: string;
                            position: number;
                            terms: components["schemas"]["Terms"];
                            /** @enum {string} */
                            treatment: "T1" | "T2" | "T3";
                            unitCostMinor: string;
                            version: number;
                            who: {
                                en: string;
                                id: string;
                            };
                        }[];
                        /** Format: date-time */
                        opensAt: string | null;
                        /** @enum {string} */
                        status: "approved" | "closed" | "draft" | "submitted";
                        takeUpBps: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Offers.approve": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferSet"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "BudgetRaises.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetRaise"][];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "BudgetRaises.ask": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RaiseBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        digest: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "BudgetRaises.approve": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetRaise"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "BudgetRaises.refuse": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetRaise"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Offers.close": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferSet"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Offers.estimate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Estimate"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Offers.findings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompensationFinding"][];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Offers.refuse": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferSet"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Grants.retryFailed": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        redeemed: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Offers.submit": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        digest: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Offers.simulate": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulationBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simulation"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Offers.versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        currency: "AUD" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UGX" | "USD" | "VND" | "ZAR";
                        eligibility: components["schemas"]["Eligibility"];
                        faceMinor: string;
                        id: string;
                        incidentId: string;
                        /** @enum {string} */
                        kind: "billing_credit" | "cash_payout" | "claim" | "discount_code" | "donation" | "entitlement" | "insurance" | "monitoring";
                        /** Format: date-time */
                        madeAt: string;
                        madeBy: string;
                        name: string;
                        /** @description Names of the sets that hold exactly this. */
                        sets: string[];
                        terms: components["schemas"]["Terms"];
                        /**
                         * @description Left out: `discount_code` T2, all others T1.
                         * @enum {string}
                         */
                        treatment: "T1" | "T2" | "T3";
                        unitCostMinor: string;
                        /** @description The newest version; sets hold the version they were made with. */
                        version: number;
                        who: {
                            en: string;
                            id: string;
                        };
                    }[];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Offers.revise": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                offer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevisionBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "OperatorChanges.list": {
        parameters: {
            query?: {
                /** @description Only these; every one by default. */
                status?: "requested" | "approved" | "refused" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: components["schemas"]["ShownChange"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "OperatorChanges.approve": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                change: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        change: components["schemas"]["ShownChange"] | null;
                        setupLink: components["schemas"]["ShownLink"] | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "OperatorChanges.refuse": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                change: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefusalBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownChange"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "OperatorChanges.withdraw": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                change: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownChange"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Operators.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        operators: components["schemas"]["Operator"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Operators.create": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOperatorBody"];
            };
        };
        responses: {
            /** @description The answer */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        change: components["schemas"]["ShownChange"] | null;
                        setupLink: components["schemas"]["ShownLink"] | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Operators.disable": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                operator: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Operators.enable": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                operator: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        change: components["schemas"]["ShownChange"] | null;
                        setupLink: components["schemas"]["ShownLink"] | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Operators.setIncidents": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                operator: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorksOnBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        change: components["schemas"]["ShownChange"] | null;
                        setupLink: components["schemas"]["ShownLink"] | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "OperatorAccess.keys": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                operator: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: components["schemas"]["ApiKey"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "OperatorAccess.makeKey": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                operator: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        key: string;
                        prefix: string;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "OperatorAccess.revoke": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
                operator: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Operators.setRoles": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                operator: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RolesBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        change: components["schemas"]["ShownChange"] | null;
                        setupLink: components["schemas"]["ShownLink"] | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Operators.resetFactor": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                operator: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        change: components["schemas"]["ShownChange"] | null;
                        setupLink: components["schemas"]["ShownLink"] | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "OperatorAccess.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                operator: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sessions: components["schemas"]["ListedSession"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "OperatorAccess.end": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                operator: string;
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "OperatorAccess.endAll": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                operator: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Operators.newLink": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                operator: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        change: components["schemas"]["ShownChange"] | null;
                        setupLink: components["schemas"]["ShownLink"] | null;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Fulfilment.payout": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payout: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            confirm: components["schemas"]["Can"];
                            download: components["schemas"]["Can"];
                            recall: components["schemas"]["Can"];
                            release: components["schemas"]["Can"];
                        };
                        /** Format: date-time */
                        doneAt: string | null;
                        id: string;
                        incidentId: string;
                        /** @enum {string} */
                        kind: "credit" | "donation" | "payout";
                        /** Format: date-time */
                        madeAt: string;
                        madeBy: string;
                        names: {
                            [key: string]: string;
                        };
                        /** Format: date-time */
                        releasedAt: string | null;
                        releasedBy: string | null;
                        /** @description Everybody who has had its bytes. */
                        revealedBy: string[];
                        rows: number;
                        /** @enum {string} */
                        status: "done" | "open" | "recalled" | "released";
                        totals: components["schemas"]["CurrencyTotal"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Fulfilment.confirm": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                payout: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmPaidBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        failed: number;
                        fulfilled: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Fulfilment.file": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                payout: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Fulfilment.recall": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                payout: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payout"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Fulfilment.release": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                payout: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payout"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Postings.end": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                posting: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostingEndBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedPosting"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Postings.prove": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                posting: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofBody"];
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedPosting"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Postings.proof": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
                posting: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Postings.see": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                posting: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedPosting"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Providers.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        names: {
                            [key: string]: string;
                        };
                        providers: {
                            can: {
                                check: components["schemas"]["Can"];
                                test: components["schemas"]["Can"];
                            };
                            /** @enum {string} */
                            channel: "email" | "sms";
                            configurationSet: string | null;
                            /** @description Where it tells us what became of messages. */
                            eventsAt: string;
                            /**
                             * @description `sandbox`: nothing leaves this machine.
                             * @enum {string}
                             */
                            kind: "real" | "sandbox";
                            lanes: {
                                country: string;
                                id: string;
                                rateMaxPerS: number;
                                ratePerS: number;
                                reason: string | null;
                                sender: string;
                                /** @enum {string} */
                                status: "halted" | "open";
                            }[];
                            /**
                             * @description Of e-mail: one message a call, or up to fifty.
                             * @enum {string|null}
                             */
                            mode: "bulk" | "single" | null;
                            /** @enum {string} */
                            provider: "ses" | "twilio";
                            region: string | null;
                            /** @description As people see it: an address, a number, a name, or a messaging service. */
                            sender: string;
                            tests: components["schemas"]["ProviderTest"][];
                        }[];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Providers.check": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderPreflight"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Providers.test": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderTestBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderTest"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Reports.report": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredReport"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Reports.file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
                report: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegulatorReport"];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/html": string;
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Unknowns.restored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            waive: components["schemas"]["Can"];
                        };
                        restores: components["schemas"]["ListedRestore"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Unknowns.bringEvents": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brought"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Unknowns.waive": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WaiveBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        waived: number;
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Handover.rejects": {
        parameters: {
            query?: {
                /** @description Go on after this line. */
                after?: string;
            };
            header?: never;
            path: {
                result: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rejects: components["schemas"]["ResultReject"][];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Me.roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        roles: {
                            permissions: ("alarm.read" | "alarm.write" | "bill.write" | "claim.approve" | "claim.reveal" | "claim.write" | "code.approve" | "code.read" | "code.reveal" | "code.write" | "extract.approve" | "extract.read" | "extract.write" | "fulfilment.read" | "fulfilment.write" | "grant.void" | "grant_void.approve" | "guard.decide" | "handover.approve" | "handover.read" | "handover.write" | "hold.approve" | "hold.write" | "hotline.answer" | "incident.read" | "incident.write" | "incident_page.approve" | "incident_page.write" | "intake.accept" | "intake.read" | "intake.write" | "key.write" | "law.approve" | "law.read" | "law.write" | "ledger.prove" | "message.read" | "message.write" | "notice.approve" | "notice.launch" | "notice.read" | "notice.write" | "offer.read" | "offer.write" | "offer_set.approve" | "operator.approve" | "operator.read" | "operator.write" | "payout.approve" | "payout.write" | "people.merge" | "people.read" | "people.resolve" | "people.reveal" | "posting.write" | "report.read" | "sharing.approve" | "sharing.write")[];
                            /** @enum {string} */
                            role: "admin" | "approver" | "auditor" | "finance" | "hotline" | "incident_lead" | "writer";
                        }[];
                    };
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Vendors.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                vendor: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vendor"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
    "Vendors.approve": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                vendor: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vendor"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Vendors.end": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                vendor: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vendor"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
    "Vendors.refuse": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                vendor: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseBody"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vendor"];
                };
            };
            400: components["responses"]["NotAccepted"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Reused"];
        };
    };
}
