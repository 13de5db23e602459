//! How fast the simulator hands out updates: `cargo run --release -p simulator --example speed`.

use simulator::{Options, Sim};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Instant;

const UPDATES: usize = 90_000;

fn main() -> std::io::Result<()> {
    let options = Options { privacy_mode: false, flood: None, ..Options::default() };
    let sim = Sim::start(options)?;
    let owner = sim.person("Olga");
    let chat = sim.supergroup("Bakers", owner);
    sim.add_bot(chat, owner);
    let start = Instant::now();
    for i in 0..UPDATES {
        sim.say(chat, owner, &format!("message number {i} about bread and butter"));
    }
    report("said", UPDATES, start);
    let start = Instant::now();
    let served = drain(&sim)?;
    report("served", served, start);
    Ok(())
}

fn report(what: &str, count: usize, start: Instant) {
    println!("{what} {count}: {:.0}/s", count as f64 / start.elapsed().as_secs_f64());
}

/// Takes all updates in batches of 100 over one connection.
fn drain(sim: &Sim) -> std::io::Result<usize> {
    let stream = TcpStream::connect(sim.url().trim_start_matches("http://"))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut writer = stream;
    let (mut served, mut offset) = (0, 0);
    loop {
        let body = format!("{{\"offset\":{offset},\"limit\":100}}");
        let head = format!("POST /bot{}/getUpdates HTTP/1.1\r\nHost: x\r\nContent-Type: application/json", sim.token());
        write!(writer, "{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len())?;
        let text = answer(&mut reader)?;
        let count = text.matches("\"update_id\":").count();
        if count == 0 {
            return Ok(served);
        }
        served += count;
        let last = text.rsplit("\"update_id\":").next().unwrap_or("");
        let digits: String = last.chars().take_while(char::is_ascii_digit).collect();
        offset = digits.parse::<i64>().map_err(std::io::Error::other)? + 1;
    }
}

fn answer(reader: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        if line == "\r\n" {
            break;
        }
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().map_err(std::io::Error::other)?;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    String::from_utf8(body).map_err(std::io::Error::other)
}
