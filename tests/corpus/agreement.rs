//! Whether we read a file as the real client does.

use agent_playground::client::{Client, Reading, Verdict};

use crate::{
    damage::Damage,
    files::File,
    guard,
    print::{self, apart},
    recorded::{Field, Recorded, Source, recorded},
    verdicts::Verdicts,
};

/// One value that differs, or whether the agent exists.
pub struct Difference {
    pub field: &'static str,
    pub theirs: String,
    pub ours: String,
}

/// One file, one client.
struct Compared<'a> {
    file: &'a File,
    /// The fields compared beside `loads`.
    fields: Vec<Field>,
    differences: Vec<Difference>,
    damage: Damage,
    dropped: bool,
    /// Refused, or read with losses.
    hard: bool,
}

impl Compared<'_> {
    fn agrees(&self) -> bool {
        self.differences.is_empty()
    }

    fn is_hard(&self) -> bool {
        self.hard || self.damage.is_any()
    }
}

pub const HEAD: &[&str] = &["sha256", "path", "client", "field", "client has", "we have"];

/// Prints the lines of one client; gives a row for each difference.
pub fn measure(
    files: &[File],
    verdicts: &Verdicts,
    source: &Source,
    client: &dyn Client,
) -> Vec<Vec<String>> {
    let known = |file: &File| {
        let record = verdicts.records.get(&file.sha256)?;
        recorded(record, source.in_corpus, source, file.stem())
            .ok()?
            .map(|recorded| recorded.loads)
            .map(|_| ())
    };
    let with_verdict: Vec<&File> = files.iter().filter(|file| known(file).is_some()).collect();
    let compared = guard::each(&with_verdict, |file| {
        let record = verdicts.records.get(&file.sha256)?;
        let recorded = recorded(record, source.in_corpus, source, file.stem()).ok()??;
        guard::step(file, "read", || compared(file, &recorded, source, client))
    });
    let compared: Vec<Compared<'_>> = compared.into_iter().flatten().collect();
    if compared.is_empty() {
        return Vec::new();
    }
    shares(&compared, source);
    let row = |compared: &Compared<'_>, found: &Difference| {
        let mut row = vec![compared.file.sha256.clone(), compared.file.path.clone()];
        row.extend([source.client, found.field].map(str::to_owned));
        row.extend([found.theirs.clone(), found.ours.clone()]);
        row
    };
    let rows = compared.iter().flat_map(|file| file.differences.iter().map(move |found| row(file, found)));
    rows.collect()
}

fn compared<'a>(file: &'a File, recorded: &Recorded, source: &Source, client: &dyn Client) -> Compared<'a> {
    let document = file.document();
    let reading = client.read(&document);
    Compared {
        file,
        fields: match reading.loads() {
            true => recorded.texts.iter().map(|(field, _)| *field).collect(),
            false => Vec::new(),
        },
        differences: differences(&reading, recorded, source),
        damage: Damage::of(file, &document),
        dropped: !recorded.loads,
        hard: recorded.is_hard
            || (reading.loads() && source.format != "claude" && reading.verdict == Verdict::LoadsWithLosses),
    }
}

/// Where a reading is not what was recorded.
pub fn differences(reading: &Reading, recorded: &Recorded, source: &Source) -> Vec<Difference> {
    let word = |loads: bool| if loads { "loads" } else { "dropped" };
    if reading.loads() != recorded.loads {
        let reasons: Vec<String> = reading.reasons.iter().map(|reason| format!("{:?}", reason.why)).collect();
        let ours = format!("{} {}", word(reading.loads()), reasons.join(" "));
        return vec![Difference { field: "loads", theirs: word(recorded.loads).into(), ours }];
    }
    let differing = recorded.texts.iter().filter_map(|(field, text)| {
        let read = source.read(*field, reading);
        let [theirs, ours] = apart(text.shown().as_deref(), read.as_deref());
        (!text.is(read.as_deref())).then_some(Difference { field: field.word(), theirs, ours })
    });
    differing.collect()
}

fn shares(compared: &[Compared<'_>], source: &Source) {
    let id = source.client;
    let share = |name: &str, of: &dyn Fn(&Compared<'_>) -> bool, more: &str| {
        let all: Vec<_> = compared.iter().filter(|file| of(file)).collect();
        print::share(name, all.iter().filter(|file| file.agrees()).count(), all.len(), more);
    };
    share(&format!("agreement {id}"), &|_| true, "");
    let count = |of: &dyn Fn(&Compared<'_>) -> bool| compared.iter().filter(|file| of(file)).count();
    let yaml = count(&|file| file.damage.yaml);
    let wrapping = count(&|file| !file.damage.wrapping.is_empty());
    let dropped = count(&|file| file.dropped);
    let of_them = format!("{yaml} with broken YAML, {wrapping} with damaged wrapping, {dropped} dropped");
    share(&format!("agreement-hard {id}"), &|file| file.is_hard(), &of_them);
    let format = source.format;
    share(&format!("agreement-{format}-format {id}"), &|file| file.file.is_of(format), "");
    let hard = |file: &Compared<'_>| file.is_hard() && file.file.is_of(format);
    share(&format!("agreement-{format}-format-hard {id}"), &hard, "");
    for (name, all) in fields(compared, source) {
        let wrong = compared.iter().flat_map(|file| &file.differences).filter(|found| found.field == name);
        print::share(&format!("agreement-{name} {id}"), all - wrong.count(), all, "");
    }
}

/// Each field with the number of files in which it was compared.
fn fields(compared: &[Compared<'_>], source: &Source) -> Vec<(&'static str, usize)> {
    let mut all = vec![("loads", compared.len())];
    all.extend(source.texts.iter().map(|(field, _)| {
        let count = compared.iter().filter(|file| file.fields.contains(field)).count();
        (field.word(), count)
    }));
    all
}
